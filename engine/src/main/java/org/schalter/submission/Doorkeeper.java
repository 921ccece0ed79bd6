package org.schalter.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Manifest.Level;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.identity.Visitors;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.site.Caller;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.site.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Knows who may apply for what, and who may look at which case. References can be guessed, so a reference alone opens
 * nothing and the answer never tells whether it exists. The token of a case opens it; where the service demanded a
 * sign-in, only together with the same person's sign-in.
 */
@Component
public class Doorkeeper {

    private final Visitors visitors;
    private final Editions editions;
    private final Throttle byProgram;

    Doorkeeper(Visitors visitors, Editions editions, SubmissionSettings settings, Clock clock) {
        this.visitors = visitors;
        this.editions = editions;
        this.byProgram = new Throttle(settings.perHour(), Duration.ofHours(1), clock);
    }

    /** The visitor, who is known surely enough for the service. */
    Visitor admit(Edition edition) {
        Visitor visitor = visitors.current();
        Level minimum = edition.content().manifest().identity().minimum();
        if (minimum == Level.NONE) {
            return visitor;
        }
        if (visitor.subject() == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "sign-in", "the service <" + edition.key() + "> needs a sign-in");
        }
        if (visitor.trust().compareTo(Trust.valueOf(minimum.name())) < 0) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "trust",
                    "the sign-in is of trust <" + lower(visitor.trust()) + ">; right would be <" + lower(minimum)
                            + "> or higher");
        }
        return visitor;
    }

    /**
     * Lets nobody send applications without end.
     *
     * @throws Problem when this visitor has sent too many
     */
    void bound(Visitor visitor, HttpServletRequest request) {
        @Nullable String subject = visitor.subject();
        boolean counts = subject != null || !Caller.isOfThisMachine(request);
        if (counts && !byProgram.allows(subject == null ? Caller.network(request) : "subject " + subject)) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many",
                    "too many applications came from you within an hour; try again in an hour");
        }
    }

    /**
     * The case asked for by its reference, if this visitor or this token may see it: the applicant, a clerk of its unit, an
     * operator, or whoever brings its token in the header {@code Case-Token}.
     *
     * @throws Problem 401 for somebody who brings neither a sign-in nor a token, else 404, whether or not it exists
     */
    public Submission show(Optional<Submission> submission, Optional<String> token) {
        Visitor visitor = visitors.current();
        if (visitor.subject() == null && token.isEmpty()) {
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "sign-in",
                    "cases are shown to whom they concern; sign in or send Case-Token");
        }
        return submission
                .filter(it -> token.filter(t -> opens(it, t, visitor)).isPresent() || concerns(it, visitor))
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "unknown-case", "there is no such case that you may see"));
    }

    /**
     * A case found by its token, for its page.
     *
     * @throws AccessDeniedException when the applicant must sign in first
     */
    public Submission enter(Submission submission) {
        if (needsOwner(submission) && !isOwner(submission, visitors.current())) {
            throw new AccessDeniedException("the case <" + submission.reference() + "> is shown to its applicant only");
        }
        return submission;
    }

    private boolean opens(Submission submission, String token, Visitor visitor) {
        return Token.same(submission.token(), token) && (!needsOwner(submission) || isOwner(submission, visitor));
    }

    private boolean concerns(Submission submission, Visitor visitor) {
        return isOwner(submission, visitor)
                || visitor.is(Role.OPERATOR)
                || visitor.is(Role.CLERK)
                        && visitor.serves(
                                edition(submission).content().manifest().unit());
    }

    private boolean needsOwner(Submission submission) {
        return edition(submission).content().manifest().identity().minimum() != Level.NONE;
    }

    private Edition edition(Submission submission) {
        return editions.edition(submission.service(), submission.edition());
    }

    private static boolean isOwner(Submission submission, Visitor visitor) {
        @Nullable String subject = submission.subject();
        return subject != null && subject.equals(visitor.subject());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
