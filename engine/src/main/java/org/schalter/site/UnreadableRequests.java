package org.schalter.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * Answers what Tomcat itself refuses before it comes to any page of ours: an address that is no UTF-8, or that hides a slash.
 * Nothing of the request is repeated.
 */
final class UnreadableRequests extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    private final ErrorTexts texts;
    private final List<String[]> headers;

    UnreadableRequests(ErrorTexts texts, List<String[]> headers) {
        this.texts = texts;
        this.headers = headers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        var problem = ErrorTexts.typed(ProblemDetail.forStatus(response.getStatus()));
        try {
            headers.forEach(it -> response.setHeader(it[0], it[1]));
            if (Mishaps.isForPrograms(request.getRequestURI())) {
                write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json(problem));
            } else {
                write(response, "text/html", page(problem, VisitorLanguage.known(request)));
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("nobody waited for a refusal");
        }
    }

    private static void write(Response response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var writer = response.getReporter();
        if (writer != null) {
            writer.write(text);
            response.finishResponse();
        }
    }

    private static String json(ProblemDetail problem) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(problem.getType(), problem.getTitle(), problem.getStatus());
    }

    private String page(ProblemDetail problem, Locale locale) {
        var page = texts.of(problem, locale);
        return """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="/site/kern.css">
                <link rel="stylesheet" href="/site/site.css">
                <title>%2$s</title>
            </head>
            <body>
            <div class="kern-container site-main"><main>
                <h1 class="kern-heading-large">%2$s</h1>
                <p class="kern-body">%3$s</p>
                <p><a class="kern-link" href="/">%4$s</a></p>
            </main></div>
            </body>
            </html>
            """.formatted(locale.getLanguage(), page.title(), page.advice(), texts.home(locale));
    }
}
