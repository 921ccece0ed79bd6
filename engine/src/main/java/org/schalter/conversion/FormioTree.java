package org.schalter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Turns components into parts, from the outermost to the innermost. */
final class FormioTree {

    private static final int DEEPEST = 60;
    private static final Set<String> LISTS = Set.of("datagrid", "editgrid", "dynamicWizard");
    private static final Set<String> TEXTS = Set.of("htmlelement", "content", "alertstripe");
    private static final Set<String> WITHOUT_MEANING = Set.of("button", "recaptcha");

    private final Notes notes;
    private final FormioPlaces places;
    private final FormioConditions conditions;
    private final FormioField fields;

    FormioTree(JsonNode components, Notes notes) {
        this.notes = notes;
        this.places = new FormioPlaces(components);
        this.conditions = new FormioConditions(places, notes);
        this.fields = new FormioField(notes);
    }

    List<Part> parts(JsonNode components) {
        return parts(components, new Place("", new PropertyNames(), 0));
    }

    /** Where components stand: in the object at this place of the schema. */
    private record Place(String at, PropertyNames names, int depth) {

        Place deeper() {
            return new Place(at, names, depth + 1);
        }

        String property(String name) {
            return at + "/properties/" + name;
        }
    }

    private List<Part> parts(JsonNode components, Place place) {
        var parts = new ArrayList<Part>();
        if (place.depth() > DEEPEST) {
            notes.lost(
                    place.at(),
                    "more than <%d> components within each other; what is deeper is left out".formatted(DEEPEST));
            return parts;
        }
        for (var component : components) {
            part(component, place).ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<Part> part(JsonNode component, Place place) {
        var type = component.path("type").asString("");
        if (WITHOUT_MEANING.contains(type)) {
            return Optional.empty();
        }
        if (TEXTS.contains(type)) {
            return info(component, place);
        }
        if (LISTS.contains(type) || type.equals("container")) {
            return Optional.of(group(component, place));
        }
        if (FormioField.isKnown(type)) {
            return Optional.of(field(component, place));
        }
        var inner = FormioPlaces.inner(component).toList();
        if (!inner.isEmpty() || component.path("components").isArray()) {
            return section(component, inner, place);
        }
        notes.lost(
                place.at(),
                "the component <%s> of the type <%s> is not translated: %s"
                        .formatted(FormioField.key(component), type, FormioField.label(component)));
        return Optional.empty();
    }

    private Optional<Part> info(JsonNode component, Place place) {
        var text = FormioField.plain(
                component.path("content").asString(component.path("html").asString("")));
        var asked = conditions.of(component, place.at());
        if (asked.when().isPresent()) {
            // A label of a layout has no condition on answers; better always read than never.
            notes.lost(place.at(), "the text is shown always, there only under a condition: " + text);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Part.Info(text, Optional.empty()));
    }

    private Optional<Part> section(JsonNode component, List<JsonNode> inner, Place place) {
        var asked = conditions.of(component, place.at());
        var title = component.path("hideLabel").asBoolean(false) ? "" : FormioField.heading(component);
        var parts = new ArrayList<Part>();
        inner.forEach(it -> parts.addAll(parts(it, place.deeper())));
        var sound = asked.translated()
                ? parts
                : parts.stream().map(FormioTree::voluntary).toList();
        return Optional.of(new Part.Section(title, sound, asked.when()));
    }

    private Part field(JsonNode component, Place place) {
        var name = name(component, place);
        var here = place.property(name);
        var asked = conditions.of(component, here);
        var read = fields.read(component, here);
        return new Part.Field(name, read.schema(), read.required() && asked.translated(), asked.when());
    }

    private Part group(JsonNode component, Place place) {
        var name = name(component, place);
        var many = LISTS.contains(component.path("type").asString(""));
        var here = place.property(name);
        var asked = conditions.of(component, here);
        var inside = new Place(here + (many ? "/items" : ""), new PropertyNames(), place.depth() + 1);
        var parts = parts(component.path("components"), inside);
        var required = component.path("validate").path("required").asBoolean(false);
        return new Part.Group(
                name,
                fields.frame(component),
                parts,
                required && asked.translated(),
                many ? Optional.of(rows(component, required)) : Optional.empty(),
                asked.when());
    }

    private static Part.Repeat rows(JsonNode component, boolean required) {
        var validate = component.path("validate");
        int least = Math.max(number(validate.path("minLength")).orElse(0), required ? 1 : 0);
        return new Part.Repeat(least, number(validate.path("maxLength")));
    }

    private static Optional<Integer> number(JsonNode node) {
        var text = node.asString("");
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** A key that stands twice in one object, which happens where only one of the two is ever asked, is made two. */
    private String name(JsonNode component, Place place) {
        var key = FormioField.key(component);
        var name = place.names().ofKey(key);
        places.called(component, name);
        if (!name.equals(key)) {
            notes.changed(place.property(name), "was called <%s>".formatted(key));
        }
        return name;
    }

    /** What is asked under an unknown condition is not demanded. */
    private static Part voluntary(Part part) {
        return switch (part) {
            case Part.Info info -> info;
            case Part.Field(var name, var schema, var required, var when) -> new Part.Field(name, schema, false, when);
            case Part.Section(var title, var parts, var when) ->
                new Part.Section(
                        title, parts.stream().map(FormioTree::voluntary).toList(), when);
            case Part.Group(var name, var frame, var parts, var required, var repeat, var when) ->
                new Part.Group(name, frame, parts, false, repeat, when);
        };
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
