package org.schalter.site;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Something a caller can put right, told with a stable type: problem+json on the API, a page in plain words elsewhere.
 *
 * <p>A page looks for the texts {@code problem.<type>.title} and {@code problem.<type>.advice}, and takes those of the
 * status where a stage has written none; the detail is for programs and their authors.
 */
public final class Problem extends ErrorResponseException {

    /** What every type begins with. */
    public static final String NAMESPACE = "urn:schalter:problem:";

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /**
     * A problem to throw.
     *
     * @param type the last part of the type, for example {@code closed} for {@code urn:schalter:problem:closed}
     * @param detail what is wrong, the wrong value in angle brackets, what would be right; no personal data
     */
    public static Problem of(HttpStatus status, String type, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(NAMESPACE + type));
        return new Problem(status, body);
    }

    /** Adds a member to the problem, for example {@code faults}. */
    public Problem with(String name, Object value) {
        getBody().setProperty(name, value);
        return this;
    }
}
