package org.schalter.casework;

import java.time.Clock;
import java.util.UUID;

/**
 * What a running process asks of the world and tells it. The real one writes tables and acts; the rehearsal's one only
 * notes down, so that both run the same process on the same engine.
 */
interface Casebook {

    /** What runs under that key. */
    EditionProcess process(String key);

    /** What expressions may see of the case. */
    CaseFacts facts(UUID caseId, EditionProcess process);

    Clock clock();

    /** Does the work of a node; false if the process has to wait there. */
    boolean begin(Position at);

    /** A node is reached. */
    default void reached(UUID caseId, String node) {}

    /** A flow is taken. */
    default void took(UUID caseId, String flow, String from) {}

    /** Whatever waited there is no longer waited for. */
    void dropped(Position at);

    /** The process is over. */
    void ended(UUID caseId, EditionProcess process);
}
