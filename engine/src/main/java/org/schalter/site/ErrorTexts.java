package org.schalter.site;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Finds the plain words for a problem: those of its type, else of its status, else of its kind of status. */
@Component
class ErrorTexts {

    private final MessageSource messages;

    ErrorTexts(MessageSource messages) {
        this.messages = messages;
    }

    Page of(ProblemDetail problem, Locale locale) {
        var properties = problem.getProperties() == null ? Map.<String, Object>of() : problem.getProperties();
        var number = properties.get(Incident.NUMBER);
        return new Page(
                problem.getStatus(),
                text(problem, "title", locale),
                text(problem, "advice", locale),
                number == null ? null : number.toString());
    }

    private String text(ProblemDetail problem, String part, Locale locale) {
        var type = String.valueOf(problem.getType()).substring(Problem.NAMESPACE.length());
        var byStatus = "site.error.%d.%s".formatted(problem.getStatus(), part);
        var byKind = "site.error.%dxx.%s".formatted(problem.getStatus() / 100, part);
        return Stream.of("problem." + type + "." + part, byStatus, byKind)
                .flatMap(it -> Stream.ofNullable(messages.getMessage(it, null, null, locale)))
                .findFirst()
                .orElseThrow();
    }

    String home(Locale locale) {
        return messages.getMessage("site.error.home", null, locale);
    }

    /** Each problem has a type; one of whose type nothing is known is called by its status. */
    static ProblemDetail typed(ProblemDetail body) {
        if (body.getType() == null || "about:blank".equals(body.getType().toString())) {
            var name = HttpStatus.valueOf(body.getStatus()).name().toLowerCase(Locale.ROOT);
            body.setType(URI.create(Problem.NAMESPACE + name.replace('_', '-')));
        }
        return body;
    }

    /** What the error page shows. */
    record Page(
            int status,
            String title,
            String advice,
            @Nullable String incident) {}
}
