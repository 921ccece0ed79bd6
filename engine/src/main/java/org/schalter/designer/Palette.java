package org.schalter.designer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.schalter.filling.field.FieldDeclaration;
import org.schalter.filling.field.FieldType;
import org.schalter.filling.field.FieldTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The field types as the designer offers them: a template to begin with, and a JSON Schema of what can be said of it. */
final class Palette {

    private static final List<String> TEMPLATE = List.of("schema", "options", "element");
    private static final List<String> HINTS = List.of("section", "in", "name", "long", "suggestions");

    private final FieldTypes types;
    private final JsonNode properties = FieldDeclaration.properties();

    Palette(FieldTypes types) {
        this.types = types;
    }

    ArrayNode in(String language) {
        var fields = JsonNodeFactory.instance.arrayNode();
        types.all().stream()
                .sorted(Comparator.comparingInt(Palette::order))
                .forEach(it -> fields.add(field(it, language)));
        return fields;
    }

    /** Those that are wanted most come first. */
    private static int order(FieldType type) {
        return FieldDeclaration.of(type).path("order").asInt(50);
    }

    private ObjectNode field(FieldType type, String language) {
        var declared = FieldDeclaration.of(type);
        var field = JsonNodeFactory.instance.objectNode().put("id", type.id());
        field.put("title", Wording.of(declared.path("title"), language));
        field.put("description", Wording.of(declared.path("description"), language));
        field.put("group", declared.path("group").asString(""));
        TEMPLATE.stream().filter(declared::has).forEach(it -> field.set(it, declared.get(it)));
        field.set("properties", panel(declared, language));
        return field;
    }

    /** The panel's own schema; what is not JSON Schema's stands beside it under {@code x-designer}. */
    private ObjectNode panel(JsonNode declared, String language) {
        var panel = JsonNodeFactory.instance.objectNode().put("type", "object");
        var members = panel.putObject("properties");
        if (declared.has("schema")) {
            names(declared).forEach(it -> members.set(it, property(it, declared, language)));
        }
        return panel;
    }

    private List<String> names(JsonNode declared) {
        var names = new ArrayList<String>();
        properties.path("before").forEach(it -> names.add(it.asString("")));
        declared.path("properties").forEach(it -> names.add(it.asString("")));
        properties.path("after").forEach(it -> names.add(it.asString("")));
        names.removeIf(it -> it.equals("widget") && !declared.has("widgets"));
        return names;
    }

    private ObjectNode property(String name, JsonNode declared, String language) {
        var said = properties.path("properties").path(name);
        if (!(said.path("schema").deepCopy() instanceof ObjectNode schema)) {
            throw new IllegalStateException(
                    "the property <%s> is not among fields/properties.yaml: declare it there".formatted(name));
        }
        schema.put("title", Wording.of(said.path("title"), language));
        if (said.has("description")) {
            schema.put("description", Wording.of(said.path("description"), language));
        }
        var hints = schema.putObject("x-designer");
        HINTS.stream().filter(said::has).forEach(it -> hints.set(it, said.get(it)));
        hints.put(
                "sectionTitle",
                Wording.of(properties.path("sections").path(said.path("section").asString("")), language));
        if (schema.has("enum")) {
            choose(schema, name.equals("widget") ? declared.path("widgets") : schema.path("enum"), said, language);
        }
        return schema;
    }

    /** As JSON Schema says values with titles. */
    private static void choose(ObjectNode schema, JsonNode values, JsonNode said, String language) {
        schema.remove("enum");
        var choices = schema.putArray("oneOf");
        for (var value : values) {
            var title = Wording.of(said.path("labels").path(value.asString("")), language);
            choices.addObject().put("title", title).set("const", value);
        }
    }
}
