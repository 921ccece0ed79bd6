package org.schalter.workflow;

import java.time.Clock;
import java.util.UUID;

/**
 * What a running process asks of the world and tells it. The real one writes tables and acts; the rehearsal's one only
 * notes down, so that both run the same process on the same engine.
 */
public interface Casebook {

    /** What runs under that key. */
    EditionProcess process(String key);

    /** What expressions may see of the case. */
    CaseFacts facts(UUID caseId, EditionProcess process);

    Clock clock();

    /** Lets nobody else move the case until the end of the transaction. */
    default void hold(UUID caseId) {}

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

    /** The step has failed in a way that the author has drawn a boundary error for. */
    final class Declined extends RuntimeException {
        final String code;

        public Declined(String code) {
            super("declined with <" + code + ">", null, false, false);
            this.code = code;
        }
    }

    /**
     * The step has failed in a way that nobody has drawn; it is tried again, then shown to operators. Flowable stores the
     * stack trace of what fails, so this has none: the causes' messages may hold personal data.
     */
    final class Failed extends RuntimeException {
        private static final int LONGEST = 300;

        public Failed(String node, RuntimeException cause) {
            super(
                    shortened("<%s> failed: %s: %s"
                            .formatted(node, cause.getClass().getSimpleName(), cause.getMessage())),
                    null,
                    false,
                    false);
        }

        private static String shortened(String message) {
            return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
        }
    }
}
