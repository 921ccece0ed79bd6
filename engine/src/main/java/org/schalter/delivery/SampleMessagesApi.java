package org.schalter.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.schalter.editing.WorkingPackages;
import org.schalter.expression.ExpressionIncident;
import org.schalter.rehearsal.Given;
import org.schalter.rehearsal.SampleCases;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.schalter.template.TemplateIncident;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A message of a working copy as it would read, made from sample answers; it is sent to nobody. */
@RestController
class SampleMessagesApi {

    private final WorkingPackages packages;
    private final SampleCases samples;
    private final Stationery stationery;
    private final AnswersReader reader;

    SampleMessagesApi(WorkingPackages packages, SampleCases samples, Stationery stationery, AnswersReader reader) {
        this.packages = packages;
        this.samples = samples;
        this.stationery = stationery;
        this.reader = reader;
    }

    @PostMapping(
            path = "/api/v1/services/{key}/working-copy/papers/messages/{name}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access({Role.EDITOR, Role.PUBLISHER})
    Stationery.Written message(@PathVariable String key, @PathVariable String name, HttpServletRequest request)
            throws IOException {
        var content = packages.open(key);
        var given = Given.of(reader.read(request));
        var language = given.languageOf(content);
        var known = stationery.withStatusUrl(samples.of(content, given).knownAt(SendMessage.ID, "message", name), "…");
        try {
            return stationery
                    .authors(content, name, language, known)
                    .orElseThrow(() -> Problem.of(
                            HttpStatus.NOT_FOUND, "unknown-paper", "there is no message <%s>".formatted(name)));
        } catch (TemplateIncident | ExpressionIncident e) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "paper", String.valueOf(e.getMessage()));
        }
    }
}
