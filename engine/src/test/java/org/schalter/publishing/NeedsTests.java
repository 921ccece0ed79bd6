package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schalter.definition.FormDefinition;
import tools.jackson.databind.json.JsonMapper;

class NeedsTests {

    @Test
    void endsWhereASchemaRefersToItself() {
        var schema = """
            {"$defs": {"loop": {"$ref": "#/$defs/loop"},
                       "tree": {"properties": {"photo": {"type": "string", "format": "file"},
                                               "below": {"$ref": "#/$defs/tree"}}}},
             "properties": {"a": {"$ref": "#/$defs/loop"}, "b": {"$ref": "#/$defs/tree"}}}\
            """;

        assertThat(needs(schema)).extracting(Needs.Need::textKey).containsExactly("form.b.photo.title");
    }

    @Test
    void endsWhereReferencesDoubleAtEachStep() {
        var schema = new StringBuilder("{\"$defs\": {");
        for (int i = 0; i < 30; i++) {
            var next = "{\"$ref\": \"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d" + i + "\": {\"allOf\": [" + next + ", " + next + "]},");
        }
        schema.append("\"d30\": {}}, \"properties\": {\"a\": {\"$ref\": \"#/$defs/d0\"}}}");

        assertThat(needs(schema.toString())).isEmpty();
    }

    @Test
    void asksForNothingThatTheServerCalculates() {
        assertThat(needs("{\"properties\": {\"a\": {\"format\": \"iban\", \"readOnly\": true}}}"))
                .isEmpty();
    }

    private static java.util.List<Needs.Need> needs(String schema) {
        return Needs.of(new FormDefinition("form", JsonMapper.shared().readTree(schema), Optional.empty()));
    }
}
