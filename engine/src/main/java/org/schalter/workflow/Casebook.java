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

    /** A step failed; what to tell operators of it. */
    default Failed failed(UUID caseId, String node, RuntimeException e) {
        return new Failed(Failed.message(node, e));
    }

    /**
     * The step has failed in a way that nobody has drawn; it is tried again, then shown to operators. Flowable stores the
     * message and the stack trace of what fails, and logs them, so this has no trace: the causes' messages may hold personal
     * data. For the same reason real cases seal the message.
     */
    final class Failed extends RuntimeException {
        private static final int LONGEST = 300;

        public Failed(String message) {
            super(message, null, false, false);
        }

        /** The words for a failure, not too many. */
        public static String message(String node, RuntimeException cause) {
            var message = "<%s> failed: %s: %s".formatted(node, cause.getClass().getSimpleName(), cause.getMessage());
            return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
        }
    }
}
