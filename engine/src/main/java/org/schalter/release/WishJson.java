package org.schalter.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.publishing.DraftRule;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;

/** A wish as it is sent; what is not said is: a release, at once, drafts go on with their own edition. */
record WishJson(
        @Nullable String kind,
        @Nullable Integer edition,
        @Nullable Long revision,
        @Nullable String comment,
        @Nullable String drafts,
        @Nullable LocalDate draftsUntil,
        @Nullable OffsetDateTime at) {

    private static final int LONGEST = 1000;
    private static final Duration FARTHEST = Duration.ofDays(731);

    Wish checked(Clock clock) {
        var wanted = Optional.ofNullable(kind).orElse("release");
        return new Wish(
                Request.Kind.of(wanted)
                        .orElseThrow(() -> unusable("kind", wanted, "expected release, return or withdraw")),
                Optional.ofNullable(edition),
                Optional.ofNullable(revision),
                comment(comment, true),
                drafts(clock),
                Optional.ofNullable(at).map(it -> due(it.toInstant(), clock)));
    }

    private DraftRule drafts(Clock clock) {
        var word = Optional.ofNullable(drafts).orElse("keep");
        var choice = DraftRule.Choice.of(word)
                .orElseThrow(() -> unusable("drafts", word, "expected along, keep or confirm"));
        var until = Optional.ofNullable(draftsUntil);
        if (until.isPresent() && choice != DraftRule.Choice.KEEP) {
            throw unusable("draftsUntil", until.get(), "expected it with keep only");
        }
        if (until.filter(it -> it.isBefore(LocalDate.now(clock))).isPresent()) {
            throw unusable("draftsUntil", until.get(), "expected today or later");
        }
        return new DraftRule(choice, until);
    }

    private static Instant due(Instant at, Clock clock) {
        var now = clock.instant();
        if (at.isBefore(now) || at.isAfter(now.plus(FARTHEST))) {
            throw unusable("at", at, "expected a time to come, within two years");
        }
        return at;
    }

    /** One that says something where it must; a comment is kept as it is written, and shown as text. */
    static String comment(@Nullable String said, boolean needed) {
        var comment = Optional.ofNullable(said).orElse("").strip();
        if (needed && comment.isEmpty()) {
            throw unusable("comment", "", "expected why");
        }
        if (comment.length() > LONGEST) {
            throw unusable("comment", comment.length() + " characters", "expected at most " + LONGEST);
        }
        if (comment.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t')) {
            throw unusable("comment", "a control character", "expected text");
        }
        return comment;
    }

    private static Problem unusable(String name, Object value, String expected) {
        var said = String.valueOf(value);
        var shortened = said.length() > 60 ? said.substring(0, 60) + "…" : said;
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unusable-wish",
                "`%s` is <%s>; %s".formatted(name, shortened, expected));
    }
}
