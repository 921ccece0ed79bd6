package org.schalter.filling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Texts;
import org.schalter.filling.field.FieldView;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples in the field types' folders, each a small form of its own, filled in and judged like any other. */
@Component
class FieldExamples {

    private static final YAMLMapper YAML = YAMLMapper.shared();

    private final FormPages pages;
    private final Clock clock;

    FieldExamples(FormPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** An example: what it shows, and its form as a page would show it. */
    record Example(String type, String shows, FormView view) {}

    List<Example> all(String language) {
        List<Example> examples = new ArrayList<>();
        for (String type : pages.types()) {
            for (JsonNode example : read(type)) {
                examples.add(example(type, examples.size(), example, language));
            }
        }
        return examples;
    }

    static JsonNode read(String type) {
        String file = "/fields/" + type + "/examples.yaml";
        try (InputStream in = FieldExamples.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("field type <" + type + "> has no examples, write some in " + file);
            }
            return YAML.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("examples of field type <" + type + "> can't be read", unreadable);
        }
    }

    private Example example(String type, int number, JsonNode example, String language) {
        String name = type.replace('-', '_') + "_" + number;
        FormPages.Form form = pages.compile(definition(name, example), Texts.NONE, List.of("de"));
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        if (example.has("answer")) {
            answers.set(name, example.get("answer"));
        }
        Circumstances circumstances = Circumstances.of(clock, language).withUploads(id -> true);
        List<Fault> faults = example.path("sent").asBoolean(false)
                ? form.model().validate(answers, circumstances).faults()
                : List.of();
        var now = form.model().applicable(answers, circumstances);
        var showing = new FormPages.Showing(language, answers, now, faults, Map.of(), FieldExamples::file);
        String page = example.path("page").asBoolean(false)
                ? form.plan().pages().getFirst().name()
                : null;
        return new Example(type, example.path("shows").asString(""), pages.view(form, showing, page));
    }

    private static Optional<FieldView.File> file(String id) {
        return Optional.of(new FieldView.File("Nachweis <b>.pdf", "120 KB", null));
    }

    private static FormDefinition definition(String name, JsonNode example) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object").put("title", name);
        ObjectNode layout = JsonNodeFactory.instance.objectNode();
        ObjectNode element =
                layout.put("type", "VerticalLayout").putArray("elements").addObject();
        if (example.has("label")) {
            element.put("type", "Label").set("text", example.get("label"));
            return new FormDefinition("form", schema, Optional.of(layout));
        }
        schema.putObject("properties").set(name, example.path("schema"));
        if (example.path("required").asBoolean(true)) {
            schema.putArray("required").add(name);
        }
        if (example.has("beside")) {
            var row = element.put("type", "HorizontalLayout").putArray("elements");
            example.get("beside").forEach(inside -> {
                ObjectNode control = row.addObject().put("type", "Control");
                control.put(
                        "scope",
                        "#/properties/" + name + "/properties/"
                                + inside.path("name").asString(""));
                control.set("options", inside);
            });
            return new FormDefinition("form", schema, Optional.of(layout));
        }
        element.put("type", "Control").put("scope", "#/properties/" + name);
        element.set("options", example.has("options") ? example.get("options") : JsonNodeFactory.instance.objectNode());
        if (example.path("disabled").asBoolean(false)) {
            ObjectNode always =
                    element.putObject("rule").put("effect", "DISABLE").putObject("condition");
            always.put("scope", "#").put("schema", true);
        }
        return new FormDefinition("form", schema, Optional.of(layout));
    }
}
