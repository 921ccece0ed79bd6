package org.schalter.release;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.DraftRule;
import org.schalter.publishing.Going;

/**
 * What somebody wants to go live, or to be withdrawn.
 *
 * @param edition what is to be live; empty for a withdrawal
 * @param due when; empty for at once
 * @param writtenBy who changed last what is to be released
 * @param end how it ended, once it has
 */
record Request(
        long id,
        ServiceKey key,
        Kind kind,
        Optional<Integer> edition,
        String comment,
        DraftRule drafts,
        Optional<Instant> due,
        String askedBy,
        Instant askedAt,
        String writtenBy,
        State state,
        Optional<Confirmation> confirmation,
        Optional<End> end) {

    enum Kind {
        /** The working copy, as a new edition. */
        RELEASE,
        /** An edition that there is already. */
        RETURN,
        /** No edition at all. */
        WITHDRAW;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }
    }

    enum State {
        /** For a second person. */
        WAITING,
        /** For its time. */
        SCHEDULED,
        DONE,
        CANCELLED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Confirmation(String by, String comment) {}

    record End(String by, Instant at, String problem) {}

    boolean isOpen() {
        return state == State.WAITING || state == State.SCHEDULED;
    }

    /** Whether this person had a hand in what is to be released. */
    boolean isOf(String person) {
        return askedBy.equals(person) || writtenBy.equals(person);
    }

    /** Who makes it go live: whoever confirmed it, else whoever asked. */
    String by() {
        return confirmation.map(Confirmation::by).orElse(askedBy);
    }

    Going going() {
        var asked = confirmation.map(_ -> askedBy);
        var why = confirmation
                .map(Confirmation::comment)
                .filter(it -> !it.isBlank())
                .map(it -> comment + "\n" + it)
                .orElse(comment);
        return new Going(why.length() > 2000 ? why.substring(0, 2000) : why, asked, drafts);
    }

    Request confirmed(String person, String said) {
        return with(State.SCHEDULED, Optional.of(new Confirmation(person, said)), end);
    }

    Request ended(State how, String person, Instant at, String problem) {
        return with(how, confirmation, Optional.of(new End(person, at, problem)));
    }

    private Request with(State now, Optional<Confirmation> said, Optional<End> over) {
        return new Request(id, key, kind, edition, comment, drafts, due, askedBy, askedAt, writtenBy, now, said, over);
    }
}
