package org.schalter.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What rules of the layout disable keeps the value that it had before, or has its default; what a client claims for it
 * counts for nothing. Each place is settled once, so that rules that look at one another come to rest.
 */
final class Disabling {

    private final LayoutRules rules;
    private final Part root;
    private final Circumstances circumstances;
    private final Set<String> settled = new HashSet<>();
    private Set<String> now = Set.of();

    Disabling(LayoutRules rules, Part root, Circumstances circumstances) {
        this.rules = rules;
        this.root = root;
        this.circumstances = circumstances;
    }

    /** Pointers of what was disabled when last looked. */
    Set<String> now() {
        return now;
    }

    /** Looks what is disabled now; whether that changes a value. */
    boolean changes(ObjectNode answers) {
        now = rules.disabled(answers);
        boolean changed = false;
        for (String pointer : now) {
            if (settled.add(pointer)) {
                changed |= restore(answers, pointer);
            }
        }
        return changed;
    }

    private boolean restore(ObjectNode answers, String pointer) {
        List<String> tokens = Pointers.tokens(pointer);
        JsonNode owner = answers.at(Pointers.of(tokens.subList(0, tokens.size() - 1)));
        Part part = root.at(pointer).orElse(null);
        return owner instanceof ObjectNode object && part != null && restore(object, tokens.getLast(), part, pointer);
    }

    private boolean restore(ObjectNode owner, String name, Part part, String pointer) {
        if (part.isReadOnly()
                || part.schema().has("x-calculate")
                || circumstances.locked().containsKey(pointer)) {
            return false;
        }
        if (part.kind() == Part.Kind.OBJECT && owner.get(name) instanceof ObjectNode group) {
            boolean changed = false;
            for (Part child : part.children()) {
                changed |= restore(group, child.name(), child, Pointers.of(pointer, child.name()));
            }
            return changed;
        }
        JsonNode before = owner.get(name);
        JsonNode right = right(before, part, pointer);
        if (right.isMissingNode()) {
            return owner.remove(name) != null;
        }
        owner.set(name, right);
        return !right.equals(before);
    }

    private JsonNode right(@Nullable JsonNode sent, Part part, String pointer) {
        JsonNode earlier = circumstances.earlier();
        JsonNode given = earlier != null ? earlier.at(pointer) : sent == null ? MissingNode.getInstance() : sent;
        return given.isMissingNode() ? part.schema().path("default") : given;
    }
}
