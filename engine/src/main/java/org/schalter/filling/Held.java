package org.schalter.filling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schalter.validation.Circumstances;
import org.schalter.validation.FormModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a post can't change, since a rule of the layout disabled it before the post and does so after it. What was given
 * while it could be, and is disabled by another answer of the same post, is kept.
 */
final class Held {

    private final FormModel model;
    private final Circumstances circumstances;
    private final ObjectNode base;
    private Set<String> pointers = Set.of();

    /** @param base the answers before the post */
    Held(FormModel model, Circumstances circumstances, ObjectNode base) {
        this.model = model;
        this.circumstances = circumstances;
        this.base = base;
    }

    /** Gives what is held the value that it had before; that may hold more, but each is taken back once. */
    void takeBack(ObjectNode answers) {
        if (!model.canDisable() || circumstances.earlier() != null) {
            return;
        }
        ObjectNode began = base.deepCopy();
        begin(began, answers);
        Set<String> before = model.applicable(began, circumstances).disabled();
        int known;
        do {
            known = pointers.size();
            Set<String> held =
                    new HashSet<>(model.applicable(answers, circumstances).disabled());
            held.retainAll(before);
            held.addAll(pointers);
            pointers = held;
            pointers.forEach(pointer -> takeBack(answers, pointer));
        } while (pointers.size() > known);
    }

    /** Whether what stands there, or a part of it, was taken back. */
    boolean holds(String pointer) {
        return pointers.stream().anyMatch(held -> Pointers.within(pointer, held));
    }

    private void takeBack(ObjectNode answers, String pointer) {
        JsonNode before = base.at(pointer);
        if (!before.isMissingNode()) {
            Answers.put(answers, pointer, before.deepCopy());
            return;
        }
        List<String> tokens = Pointers.tokens(pointer);
        JsonNode owner = answers.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (owner instanceof ObjectNode object) {
            object.remove(tokens.getLast());
        }
    }

    /** A row that came with the post was empty before it, so that the rules for rows speak of it. */
    private static void begin(JsonNode before, JsonNode after) {
        if (before instanceof ArrayNode rows && after.isArray()) {
            for (int i = 0; i < after.size(); i++) {
                if (i >= rows.size() && after.get(i).isObject()) {
                    rows.addObject();
                }
                begin(rows.path(i), after.get(i));
            }
        } else if (before instanceof ObjectNode group && after.isObject()) {
            after.properties().forEach(field -> {
                boolean begun = !group.has(field.getKey());
                JsonNode value = field.getValue();
                if (begun && value.isArray()) {
                    group.set(field.getKey(), JsonNodeFactory.instance.arrayNode());
                } else if (begun && value.isObject()) {
                    group.set(field.getKey(), JsonNodeFactory.instance.objectNode());
                }
                begin(group.path(field.getKey()), value);
            });
        }
    }
}
