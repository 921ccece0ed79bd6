package org.schalter.rehearsal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.schalter.definition.ServicePackage;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants to try something with: one of the package's examples, or answers of their own; neither is an empty
 * application.
 *
 * @param language asked for, BCP 47; empty for the service's own
 */
public record Given(
        Optional<String> example, Optional<ObjectNode> answers, Optional<LocalDate> today, Optional<String> language) {

    /** @throws Problem where a member is not what it should be */
    public static Given of(JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            throw wrong("the body is no JSON object");
        }
        return new Given(
                text(body, "example"), answers(body), text(body, "today").map(Given::day), text(body, "language"));
    }

    /**
     * The language to write in.
     *
     * @throws Problem if the service does not speak it
     */
    public String languageOf(ServicePackage content) {
        var spoken = content.manifest().languages();
        var asked = language.orElse(content.manifest().referenceLanguage());
        if (!spoken.contains(asked)) {
            throw wrong("the language is <%s>; the service has %s".formatted(shortened(asked), spoken));
        }
        return asked;
    }

    /** A text member, if it is there. */
    static Optional<String> text(JsonNode body, String name) {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong("<%s> is no text".formatted(name));
        }
        return Optional.of(value.stringValue());
    }

    private static Optional<ObjectNode> answers(JsonNode body) {
        var value = body.path("answers");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw wrong("<answers> is no object");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("<today> is <%s>; right is a date such as 2026-03-01".formatted(shortened(text)));
        }
    }

    static Problem wrong(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "request", detail);
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
