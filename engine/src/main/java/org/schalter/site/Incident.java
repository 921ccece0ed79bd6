package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Something nobody foresaw: logged and told under a number that the visitor can read to somebody on the phone. That the
 * database does not answer is foreseen, but needs the same eye.
 */
@Component
class Incident {

    /** The problem's member that carries the number. */
    static final String NUMBER = "incident";

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    // Without I, O, 0 and 1, which people confuse.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final ApplicationEventPublisher events;

    Incident(ApplicationEventPublisher events) {
        this.events = events;
    }

    ProblemDetail happened(@Nullable Throwable cause, HttpServletRequest request) {
        if (DatabaseLost.isCauseOf(cause)) {
            events.publishEvent(new DatabaseLost());
            return body(
                    cause,
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    "The database does not answer; try again in a moment, nothing was lost");
        }
        return body(
                cause,
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "incident",
                "Something broke; operators find out more under this incident number");
    }

    private ProblemDetail body(
            @Nullable Throwable cause, HttpServletRequest request, HttpStatus status, String type, String detail) {
        var number = number();
        // The pattern, not the address: addresses carry the tokens of drafts and cases.
        var place = request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error("Incident {} at {}", number, place, cause == null ? null : new Trace(cause));
        events.publishEvent(new IncidentHappened(number, place, Cause.kinds(cause), cause));
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(Problem.NAMESPACE + type));
        body.setProperty(NUMBER, number);
        return body;
    }

    private static String number() {
        var number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }

    /**
     * The exception as it may be logged: what it is and where it came up. What it says may be what somebody has answered,
     * unless the JVM says it, which names types and numbers only.
     */
    static final class Trace extends Throwable {

        Trace(Throwable original) {
            super(say(original), original.getCause() == null ? null : new Trace(original.getCause()), false, true);
            setStackTrace(original.getStackTrace());
        }

        private static String say(Throwable original) {
            var name = original.getClass().getName();
            return switch (original) {
                case SQLException sql -> name + ": SQL state " + sql.getSQLState();
                case NullPointerException _, ClassCastException _, IndexOutOfBoundsException _, LinkageError _ ->
                    name + ": " + original.getMessage();
                default -> name;
            };
        }
    }
}
