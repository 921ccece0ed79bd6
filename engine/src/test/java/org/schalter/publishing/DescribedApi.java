package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Set;
import java.util.TreeSet;
import org.schalter.HttpAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds real answers against the API's description. Outsiders may be sent members that they don't know; here nothing may be
 * sent that is not described, so every described object is closed.
 */
final class DescribedApi {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode description;
    private final Set<String> succeeded = new TreeSet<>();

    DescribedApi(JsonNode description) {
        this.description = (ObjectNode) description.deepCopy();
        close(this.description.path("components").path("schemas"));
    }

    /** Checks the answer of this operation and gives it back. */
    HttpAnswer check(String operationId, HttpAnswer answer) {
        var operation = operation(operationId);
        var responses = operation.path("responses");
        assertThat(responses.propertyNames()).as(operationId + ": " + answer).contains("" + answer.status());
        var response = resolved(responses.path("" + answer.status()));
        var content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(operationId).isEmpty();
        } else {
            var mediaType = answer.header("Content-Type").replaceFirst(";.*", "");
            assertThat(content.propertyNames()).as(operationId + ": " + answer).contains(mediaType);
            body(operationId, mediaType, content.path(mediaType).path("schema"), answer);
        }
        response.path("headers")
                .propertyNames()
                .forEach(it -> assertThat(answer.header(it)).as(it).isNotEmpty());
        if (answer.status() < 300) {
            succeeded.add(operationId);
        }
        return answer;
    }

    /** The operations that nobody has seen succeed. */
    Set<String> untried() {
        var all = new TreeSet<String>();
        description
                .path("paths")
                .forEach(path ->
                        path.forEach(it -> all.add(it.path("operationId").asString())));
        all.removeAll(succeeded);
        return all;
    }

    private void body(String operationId, String mediaType, JsonNode described, HttpAnswer answer) {
        if (!mediaType.endsWith("json")) {
            assertThat(answer.body()).as(operationId).isNotEmpty();
            return;
        }
        // The schema with the whole description around it, so that its references lead somewhere.
        var whole = description.deepCopy();
        whole.set("allOf", whole.arrayNode().add(described));
        Schema schema = SCHEMAS.getSchema(whole);
        var errors = schema.validate(answer.json(), it -> it.executionConfig(c -> c.formatAssertionsEnabled(true)));
        assertThat(errors).as(operationId + ": " + answer).isEmpty();
    }

    private JsonNode operation(String operationId) {
        return description
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(it -> it.path("operationId").asString().equals(operationId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation <" + operationId + ">"));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(DescribedApi::close);
    }
}
