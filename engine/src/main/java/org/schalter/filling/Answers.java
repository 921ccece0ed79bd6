package org.schalter.filling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in a draft, made ready to be judged or shown. */
final class Answers {

    private Answers() {}

    /** Without the single entries that were added to a list and never filled. */
    static ObjectNode withoutBlanks(ObjectNode answers) {
        ObjectNode copy = answers.deepCopy();
        drop(copy);
        return copy;
    }

    private static void drop(JsonNode node) {
        List<String> empty = new ArrayList<>();
        node.forEachEntry((name, child) -> {
            if (child.isArray() && !child.isEmpty()) {
                ((ArrayNode) child)
                        .removeIf(one -> one.isString() && one.stringValue().isEmpty());
                if (child.isEmpty()) {
                    empty.add(name);
                }
            }
            drop(child);
        });
        if (node instanceof ObjectNode object) {
            empty.forEach(object::remove);
        } else if (node.isArray()) {
            node.forEach(Answers::drop);
        }
    }

    /** Sets the answer at a pointer, making the groups on the way there; entries of lists must be there. */
    static void put(ObjectNode answers, String pointer, JsonNode answer) {
        List<String> tokens = Pointers.tokens(pointer);
        JsonNode at = answers;
        for (String token : tokens.subList(0, tokens.size() - 1)) {
            JsonNode next = at.isArray() ? at.path(Pointers.row(token)) : at.path(token);
            if (!next.isContainer() && at instanceof ObjectNode object) {
                next = object.putObject(token);
            }
            at = next;
        }
        if (at instanceof ObjectNode object) {
            object.set(tokens.getLast(), answer);
        } else if (at instanceof ArrayNode list && Pointers.row(tokens.getLast()) < list.size()) {
            list.set(Pointers.row(tokens.getLast()), answer);
        }
    }

    /** Which of these files the answers name. */
    static List<UUID> naming(JsonNode answers, Collection<UUID> files) {
        List<UUID> named = new ArrayList<>();
        if (answers.isString()) {
            files.stream()
                    .filter(id -> id.toString().equals(answers.stringValue()))
                    .forEach(named::add);
        }
        answers.forEach(child -> named.addAll(naming(child, files)));
        return named;
    }

    /** With an empty entry in every list that needs one, so that its fields are there to be filled, but in those left out. */
    static ObjectNode withFirstEntries(ObjectNode answers, Part root, Predicate<Part> without) {
        ObjectNode copy = answers.deepCopy();
        begin(root, copy, without);
        return copy;
    }

    private static void begin(Part part, ObjectNode object, Predicate<Part> without) {
        for (Part child : part.children()) {
            if (child.kind() == Part.Kind.OBJECT
                    && child.required()
                    && child.conditions().isEmpty()
                    && needsEntry(child)) {
                JsonNode inner = object.path(child.name());
                begin(child, inner instanceof ObjectNode known ? known : object.putObject(child.name()), without);
            } else if (child.kind() == Part.Kind.OBJECT && object.path(child.name()) instanceof ObjectNode known) {
                begin(child, known, without);
            } else if (isEmptyList(child, object) && !without.test(child)) {
                ArrayNode list = object.putArray(child.name());
                for (int i = 0; i < least(child); i++) {
                    list.addObject();
                }
            }
        }
    }

    private static boolean needsEntry(Part part) {
        return part.children().stream().anyMatch(child -> least(child) > 0 || needsEntry(child));
    }

    private static boolean isEmptyList(Part part, ObjectNode object) {
        return least(part) > 0 && part.required() && object.path(part.name()).isMissingNode();
    }

    private static int least(Part part) {
        boolean groups = part.items().map(Part::kind).orElse(Part.Kind.LEAF) == Part.Kind.OBJECT;
        return groups ? Math.min(part.schema().path("minItems").asInt(0), Rendering.MOST_EMPTY_ROWS) : 0;
    }
}
