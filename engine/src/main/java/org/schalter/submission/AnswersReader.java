package org.schalter.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers strictly and once: no name twice in an object, no endless depth or length, nothing after the end. Two
 * programs that read a doubled name differently would otherwise see different applications.
 */
@Component
public class AnswersReader {

    private static final int LONGEST_NUMBER = 100;

    private final JsonMapper json;
    private final int largest;

    AnswersReader(SubmissionSettings settings) {
        this.largest = Math.toIntExact(settings.largestBody().toBytes());
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(settings.deepestNesting())
                                .maxNumberLength(LONGEST_NUMBER)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The body of a request, which may not be larger than the settings say. */
    public JsonNode read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > largest) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw tooLarge();
        }
        return parse(body);
    }

    JsonNode parse(byte[] body) {
        JsonNode answers;
        try {
            answers = json.readTree(body);
        } catch (StreamConstraintsException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "json", "the answers are nested too deeply or hold too long a number");
        } catch (JacksonException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "json", "the answers are no JSON: " + where(e));
        }
        if (answers.isMissingNode()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "json", "there are no answers; right is a JSON object");
        }
        return answers;
    }

    /** Where and what, but nothing of what was sent: it may be personal. */
    private static String where(JacksonException e) {
        String what = e.getOriginalMessage().startsWith("Duplicate")
                ? "a name stands twice in one object"
                : "not well-formed";
        return e.getLocation() == null
                ? what
                : what + " near line <" + e.getLocation().getLineNr() + ">, column <"
                        + e.getLocation().getColumnNr() + ">";
    }

    private Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "the answers are larger than <" + largest + "> bytes; send files as uploads and refer to them");
    }
}
