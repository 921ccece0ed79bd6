package org.schalter.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was written.
 *
 * @param key names what it is about: one message per key, whatever is tried again
 * @param caseId whose case; null for messages before there is one
 * @param name its template's, for example {@code approved}
 * @param enclosures names of the case's documents that go with it
 */
public record Message(
        UUID id,
        String key,
        @Nullable UUID caseId,
        String name,
        String to,
        String subject,
        String html,
        String text,
        String language,
        List<String> enclosures,
        Instant writtenAt) {

    public Message {
        enclosures = List.copyOf(enclosures);
        if (key.isBlank() || key.length() > 300) {
            throw new IllegalArgumentException("the message key <" + key + ">; right are 1 to 300 characters");
        }
        subject = oneLine(subject, 200);
        name = oneLine(name, 63);
    }

    /** How its delivery stands. */
    public enum State {
        WAITING,
        DELIVERED,
        REFUSED,
        GIVEN_UP
    }

    /** One try to deliver it. */
    public record Attempt(int number, Instant at, String outcome, String detail) {

        static final String DELIVERED = "delivered";
        static final String REFUSED = "refused";
        static final String POSTPONED = "postponed";
        static final String GIVEN_UP = "given-up";
    }

    /** What the attempts come to. */
    static State state(Optional<Attempt> last) {
        return switch (last.map(Attempt::outcome).orElse("")) {
            case Attempt.DELIVERED -> State.DELIVERED;
            case Attempt.REFUSED -> State.REFUSED;
            case Attempt.GIVEN_UP -> State.GIVEN_UP;
            default -> State.WAITING;
        };
    }

    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest);
    }

    @Override
    public String toString() {
        return "Message[" + id + "]"; // never the address or the content: it may reach a log
    }
}
