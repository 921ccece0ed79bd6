package org.schalter.filling;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.field.Posted;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One post being read into answers. It goes through what the form asks for and looks for that in the post, never the other
 * way round, so a parameter that nobody asked for is not even seen.
 */
final class PostReading {

    /** More entries than this no list has, whatever its schema says. */
    static final int MOST_ROWS = 1000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FormPages.Form form;
    private final Map<String, List<String>> posted;
    private final Locale locale;
    private final Set<String> locked;
    private final Held held;

    PostReading(FormPages.Form form, Map<String, List<String>> posted, Locale locale, Set<String> locked, Held held) {
        this.form = form;
        this.posted = posted;
        this.locale = locale;
        this.locked = locked;
        this.held = held;
    }

    /** @param apart whether rows may have pages of their own, on which alone they are begun */
    FormPages.Read read(@Nullable String page, ObjectNode base, boolean apart) {
        ObjectNode answers = base.deepCopy();
        List<FormPlan.Page> pages = page == null
                ? form.plan().pages()
                : form.plan().page(page).stream().toList();
        for (FormPlan.Page one : pages) {
            one.parts().forEach(part -> topLevel(part, answers));
        }
        held.takeBack(answers);
        Optional<String> stay = added(answers, apart).or(() -> removed(answers));
        return new FormPages.Read(answers, stay, held::holds);
    }

    FormPages.Read read(RowPage page, ObjectNode base) {
        ObjectNode answers = base.deepCopy();
        ArrayNode rows = listAt(answers, page.list().pointer());
        if (page.row() <= rows.size() && page.row() < MOST_ROWS) {
            JsonNode entry = entry(page.entry(), page.pointer(), rows.path(page.row()));
            if (page.row() < rows.size()) {
                rows.set(page.row(), entry);
            } else {
                rows.add(entry);
            }
        }
        held.takeBack(answers);
        Optional<String> stay = added(answers, true).or(() -> removed(answers));
        return new FormPages.Read(answers, stay, held::holds);
    }

    /** A layout may place a property of a group without the group: the way there is made, and unmade if nothing came. */
    private void topLevel(Part part, ObjectNode answers) {
        List<String> tokens = Pointers.tokens(part.pointer());
        inside(part, tokens, 0, answers);
    }

    private void inside(Part part, List<String> tokens, int depth, ObjectNode parent) {
        String name = tokens.get(depth);
        if (depth == tokens.size() - 1) {
            property(part, part.pointer(), name, parent);
            return;
        }
        ObjectNode child = parent.path(name).isObject() ? (ObjectNode) parent.get(name) : JSON.objectNode();
        inside(part, tokens, depth + 1, child);
        if (child.isEmpty()
                && !form.model()
                        .root()
                        .at(pointer(tokens, depth))
                        .filter(Part::required)
                        .isPresent()) {
            parent.remove(name);
        } else {
            parent.set(name, child);
        }
    }

    private static String pointer(List<String> tokens, int depth) {
        String pointer = "";
        for (String token : tokens.subList(0, depth + 1)) {
            pointer = Pointers.of(pointer, token);
        }
        return pointer;
    }

    private void property(Part part, String pointer, String name, ObjectNode parent) {
        Kits.Kit kit = form.kits().kit(part, locale.toLanguageTag(), locked.contains(pointer));
        if (part.kind() == Part.Kind.OBJECT) {
            object(part, pointer, name, parent);
        } else if (part.kind() == Part.Kind.ARRAY && !kit.type().id().equals("checkboxes")) {
            list(part, pointer, name, parent);
        } else if (!kit.shape().fixed() && !kit.type().id().equals("file")) {
            Posted own = new Posted(posted, pointer, locale);
            if (own.present()) {
                JsonNode answer = kit.type().read(kit.shape(), own);
                if (answer == null) {
                    parent.remove(name);
                } else {
                    parent.set(name, answer);
                }
            }
        }
    }

    /** A group that must be answered is begun by its page being sent, so that faults are told of its fields. */
    private void object(Part part, String pointer, String name, ObjectNode parent) {
        ObjectNode own = parent.path(name).isObject() ? (ObjectNode) parent.get(name) : JSON.objectNode();
        part.children().forEach(child -> property(child, Pointers.of(pointer, child.name()), child.name(), own));
        if (!own.isEmpty() || part.required()) {
            parent.set(name, own);
        } else {
            parent.remove(name);
        }
    }

    private void list(Part part, String pointer, String name, ObjectNode parent) {
        ArrayNode before = parent.path(name).isArray() ? (ArrayNode) parent.get(name) : JSON.arrayNode();
        ArrayNode now = JSON.arrayNode();
        Part items = part.items().orElse(null);
        for (int i = 0; items != null && i < MOST_ROWS; i++) {
            String at = pointer + "/" + i;
            boolean there = posted.containsKey(at + ".row");
            if (!there && i >= before.size()) {
                break;
            }
            now.add(there ? entry(items, at, before.path(i)) : before.get(i));
        }
        if (now.isEmpty()) {
            parent.remove(name);
        } else {
            parent.set(name, now);
        }
    }

    private JsonNode entry(Part items, String at, JsonNode before) {
        ObjectNode holder = JSON.objectNode();
        if (!before.isMissingNode()) {
            holder.set("entry", before);
        }
        property(items, at, "entry", holder);
        JsonNode empty = items.kind() == Part.Kind.OBJECT ? JSON.objectNode() : StringNode.valueOf("");
        return holder.has("entry") ? holder.get("entry") : empty;
    }

    /** @param pages whether rows may have pages of their own, on which alone they are begun */
    private Optional<String> added(ObjectNode answers, boolean pages) {
        return button("_add")
                .filter(pointer -> !held.holds(pointer))
                .filter(pointer -> part(pointer)
                        .filter(this::isList)
                        .filter(list -> !pages || !form.plan().hasPagesOfRows(list))
                        .isPresent())
                .map(pointer -> {
                    Part list = part(pointer).orElseThrow();
                    ArrayNode entries = listAt(answers, pointer);
                    int most =
                            Math.min(MOST_ROWS, list.schema().path("maxItems").asInt(MOST_ROWS));
                    if (entries.size() < most) {
                        boolean groups = list.items().orElseThrow().kind() != Part.Kind.LEAF;
                        entries.add(groups ? JSON.objectNode() : StringNode.valueOf(""));
                    }
                    return Pointers.id(pointer + "/" + (entries.size() - 1));
                });
    }

    private boolean isList(Part part) {
        return part.kind() == Part.Kind.ARRAY && part.items().isPresent();
    }

    private Optional<String> removed(ObjectNode answers) {
        return button("_remove").filter(this::isRemovable).map(pointer -> {
            String holder = pointer.substring(0, pointer.lastIndexOf('/'));
            String last = Pointers.tokens(pointer).getLast();
            JsonNode in = answers.at(holder);
            if (in.isArray() && Pointers.row(last) < in.size()) {
                ((ArrayNode) in).remove(Pointers.row(last));
                return Pointers.id(holder);
            }
            if (in.isObject()) {
                ((ObjectNode) in).remove(last);
            }
            return Pointers.id(pointer);
        });
    }

    private boolean isRemovable(String pointer) {
        return part(pointer).isPresent() && !held.holds(pointer);
    }

    private Optional<String> button(String name) {
        List<String> values = posted.get(name);
        return values == null || values.isEmpty() || !values.getFirst().startsWith("/")
                ? Optional.empty()
                : Optional.of(values.getFirst());
    }

    private Optional<Part> part(String pointer) {
        return form.model().root().at(pointer);
    }

    static ArrayNode listAt(ObjectNode answers, String pointer) {
        List<String> tokens = Pointers.tokens(pointer);
        JsonNode at = answers;
        for (int i = 0; i < tokens.size() - 1; i++) {
            String token = tokens.get(i);
            JsonNode next = at.isArray() ? at.path(Pointers.row(token)) : at.path(token);
            if (!next.isContainer() && at instanceof ObjectNode object) {
                next = object.putObject(token);
            }
            at = next;
        }
        String last = tokens.getLast();
        if (at instanceof ObjectNode object) {
            return object.path(last).isArray() ? (ArrayNode) object.get(last) : object.putArray(last);
        }
        return JSON.arrayNode();
    }
}
