package org.schalter.publishing;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schalter.definition.FormDefinition;
import tools.jackson.databind.JsonNode;

/**
 * What an applicant should have at hand before beginning: files to upload, an IBAN, a licence plate. Read from the form's
 * schema, so it can't be forgotten in a text; what only some applicants are asked for is told apart.
 */
final class Needs {

    private static final Map<String, String> KINDS =
            Map.of("file", "file", "iban", "iban", "licence-plate-de", "licence-plate");

    /** Keywords whose schemas apply to some answers only. */
    private static final List<String> SOMETIMES = List.of("then", "else", "anyOf", "oneOf");

    private static final List<String> SOMETIMES_BY_NAME = List.of("dependentSchemas", "dependencies");
    private static final List<String> ELEMENTS = List.of("items", "prefixItems", "additionalItems");
    /** Far more than any form needs; schemas that refer to each other can be of any size. */
    private static final int DEEPEST = 40;

    private static final int MOST_STEPS = 50_000;

    private final FormDefinition form;
    private final Map<String, Need> found = new LinkedHashMap<>();
    private final Set<JsonNode> walking = Collections.newSetFromMap(new IdentityHashMap<>());
    private int steps;

    private Needs(FormDefinition form) {
        this.form = form;
    }

    /**
     * One thing to have at hand.
     *
     * @param kind file, iban or licence-plate
     * @param textKey where its title stands among the service's texts
     * @param title the schema's, for when there is no such text
     * @param always false when only some applicants need it
     */
    record Need(String kind, String textKey, String title, boolean always) {}

    static List<Need> of(FormDefinition form) {
        var needs = new Needs(form);
        needs.walk(form.schema(), "", true, 0);
        return List.copyOf(needs.found.values());
    }

    private void walk(JsonNode schema, String path, boolean always, int depth) {
        if (!schema.isObject() || depth > DEEPEST || ++steps > MOST_STEPS) {
            return;
        }
        take(schema, path, always);
        follow(schema, path, always, depth);
        properties(schema, path, always, depth);
        schema.path("allOf").forEach(it -> walk(it, path, always, depth + 1));
        ELEMENTS.forEach(it -> each(schema.path(it), path, always, depth));
        SOMETIMES.forEach(it -> each(schema.path(it), path, false, depth));
        SOMETIMES_BY_NAME.forEach(it -> schema.path(it).forEach(one -> walk(one, path, false, depth + 1)));
    }

    private void each(JsonNode oneOrMore, String path, boolean always, int depth) {
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(it -> walk(it, path, always, depth + 1));
        } else {
            walk(oneOrMore, path, always, depth + 1);
        }
    }

    private void properties(JsonNode schema, String path, boolean always, int depth) {
        var required = new HashSet<String>();
        schema.path("required").forEach(it -> required.add(it.asString("")));
        schema.path("properties").properties().forEach(it -> {
            var below = path.isEmpty() ? it.getKey() : path + "." + it.getKey();
            walk(it.getValue(), below, always && required.contains(it.getKey()), depth + 1);
        });
    }

    private void follow(JsonNode schema, String path, boolean always, int depth) {
        var reference = schema.path("$ref").asString("");
        if (!reference.startsWith("#/")) {
            return;
        }
        var target = form.schema().at(reference.substring(1));
        // A schema that refers to itself asks for nothing new the second time.
        if (!target.isMissingNode() && walking.add(target)) {
            walk(target, path, always, depth + 1);
            walking.remove(target);
        }
    }

    private void take(JsonNode schema, String path, boolean always) {
        var kind = KINDS.get(schema.path("format").asString(""));
        if (kind != null && !path.isEmpty() && !schema.path("readOnly").asBoolean(false)) {
            var title = schema.path("title").asString(path.substring(path.lastIndexOf('.') + 1));
            var need = new Need(kind, form.textPrefix() + "." + path + ".title", title, always);
            found.merge(path, need, (known, other) -> known.always() ? known : other);
        }
    }
}
