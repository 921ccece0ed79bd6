package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same vectors run in the browser's script, which must reveal exactly what the server would. */
class ConditionVectorsTests {

    static Stream<JsonNode> vectors() {
        return Forms.resource("/conditions/vectors.json").valueStream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void revealsWhatTheConditionSays(JsonNode vector) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("properties");
        schema.set("if", vector.get("if"));
        schema.putObject("then").putObject("properties").putObject("revealed").put("type", "string");
        schema.putObject("else").putObject("properties").putObject("instead").put("type", "string");

        Applicable applicable = Forms.form(schema).applicable(vector.get("answers"), Forms.german());

        boolean expected = vector.get("expected").booleanValue();
        assertThat(applicable.shows("/revealed")).as(vector.toString()).isEqualTo(expected);
        assertThat(applicable.shows("/instead")).as(vector.toString()).isEqualTo(!expected);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void enablesWhatTheConditionSays(JsonNode vector) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putObject("properties").putObject("guarded").put("type", "string");
        ObjectNode layout = JsonNodeFactory.instance.objectNode();
        layout.put("type", "Control").put("scope", "#/properties/guarded");
        ObjectNode condition = layout.putObject("rule").put("effect", "ENABLE").putObject("condition");
        condition.put("scope", "#").set("schema", vector.get("if"));

        Applicable applicable = Forms.form(schema, layout).applicable(vector.get("answers"), Forms.german());

        boolean expected = vector.get("expected").booleanValue();
        assertThat(applicable.disables("/guarded")).as(vector.toString()).isEqualTo(!expected);
    }
}
