package org.schalter.filling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Layout;
import org.schalter.definition.Texts;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * What stands on which page: the layout with every part of the form in it. A part that the layout forgets stands on the
 * page of its neighbour, since what may be asked must be answerable.
 */
final class FormPlan {

    /** As many fields of a row as can be taken in among other rows. */
    private static final int FIELDS_IN_SIGHT = 12;

    private static final Set<String> TAKEN = Set.of("review", "later", "uploads", "changes");

    private final List<Page> pages = new ArrayList<>();
    private final Map<Part, JsonNode> options = new HashMap<>();
    private final Map<Part, List<Node>> details = new HashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Part> placed = new HashSet<>();
    private final String prefix;
    private final Part root;
    private final boolean derived;

    /** A page and what stands on it. */
    record Page(String name, Optional<String> label, Optional<String> i18n, List<Node> nodes) implements Stop {

        @Override
        public Page page() {
            return this;
        }

        @Override
        public String address(Filling filling) {
            return filling.address() + "/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
        }

        @Override
        public List<String> asked() {
            return parts().stream().map(Part::pointer).toList();
        }

        @Override
        public List<Fault> faults(Filling filling) {
            return filling.journey().faultsOn(this);
        }

        @Override
        public String onward(Filling filling, Returning returning) {
            String review = filling.address() + "/review";
            return returning.toReview() && filling.faults().isEmpty()
                    ? review
                    : filling.journey()
                            .after(this)
                            .map(next -> next.address(filling))
                            .orElse(review);
        }

        @Override
        public String back(Filling filling, Returning returning) {
            return returning.toReview()
                    ? filling.address() + "/review"
                    : filling.journey()
                            .before(this)
                            .map(page -> page.address(filling))
                            .orElse("/services/" + filling.draft().service().value());
        }

        @Override
        public String done() {
            return "filling.next";
        }

        /** The parts it asks for, groups as one. */
        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            nodes.forEach(node -> collect(node, parts));
            return parts;
        }

        private static void collect(Node node, List<Part> parts) {
            switch (node) {
                case Ask ask -> parts.add(ask.part());
                case Section section -> section.nodes().forEach(one -> collect(one, parts));
                case Beside beside -> beside.nodes().forEach(one -> collect(one, parts));
                case Note note -> {}
            }
        }

        /** The only thing it asks for, if that is a group: then the page's heading is its heading. */
        @Nullable
        Part only() {
            List<Node> asking =
                    nodes.stream().filter(node -> !(node instanceof Note)).toList();
            return asking.size() == 1
                            && asking.getFirst() instanceof Ask ask
                            && ask.part().kind() == Part.Kind.OBJECT
                    ? ask.part()
                    : null;
        }
    }

    /** Something on a page. */
    sealed interface Node {}

    /** What the layout calls a part, if it does: by a text's key, or else by its own words. */
    record Ask(Part part, Optional<String> label, Optional<String> i18n) implements Node {}

    record Section(Optional<String> label, Optional<String> i18n, List<Node> nodes) implements Node {}

    /** What stands side by side where there is room. */
    record Beside(List<Node> nodes) implements Node {}

    record Note(String text, Optional<String> i18n) implements Node {}

    private FormPlan(FormDefinition definition, Part root) {
        this.prefix = definition.textPrefix();
        this.root = root;
        index(root);
        Layout layout = definition.pages();
        this.derived = layout.derived();
        for (Layout.Page page : layout.pages()) {
            pages.add(new Page(name(page.name()), page.label(), page.i18n(), nodes(page.elements())));
        }
        pages.removeIf(page -> page.nodes().isEmpty());
        forgotten(root, layout.derived());
    }

    static FormPlan of(FormDefinition definition, Part root) {
        return new FormPlan(definition, root);
    }

    List<Page> pages() {
        return pages;
    }

    /** Whether somebody has laid them out, and nobody has merely guessed. */
    boolean hasOwnPages() {
        return !derived && pages.size() > 1;
    }

    /** Whether each row of a list is filled in on a page of its own: as the layout says, else where a row asks for much. */
    boolean hasPagesOfRows(Part list) {
        Part row = list.items().orElse(null);
        if (row == null || row.kind() != Part.Kind.OBJECT || list.pointer().contains("*")) {
            return false;
        }
        JsonNode said = options.get(list);
        String wanted = said == null
                ? ""
                : said.path(said.path("detail").isObject() ? "rows" : "detail").asString("");
        return switch (wanted) {
            case "page" -> true;
            case "inline" -> false;
            default -> fields(row) > FIELDS_IN_SIGHT;
        };
    }

    private static int fields(Part part) {
        int here = part.kind() == Part.Kind.LEAF ? 1 : 0;
        return here
                + part.children().stream().mapToInt(FormPlan::fields).sum()
                + part.items().map(FormPlan::fields).orElse(0);
    }

    boolean hasFiles() {
        return parts.values().stream().anyMatch(part -> part.format().equals("file"));
    }

    Optional<Page> page(String name) {
        return pages.stream().filter(page -> page.name().equals(name)).findFirst();
    }

    /** How a row, or a group, is laid out inside; null where nobody says. */
    @Nullable
    List<Node> detail(Part part) {
        return details.get(part);
    }

    /** What the layout says of a part. */
    @Nullable
    JsonNode options(Part part) {
        return options.get(part);
    }

    String title(Page page, Texts texts, String language) {
        String key = prefix + ".page." + page.name();
        return texts.find(language, key + ".title")
                .or(() -> texts.find(language, key + ".label"))
                .or(() -> page.i18n().flatMap(own -> texts.find(language, own + ".label")))
                .or(page::label)
                .orElseGet(() -> titled(page).title(language));
    }

    private Part titled(Page page) {
        List<Part> parts = page.parts();
        return parts.size() == 1 ? parts.getFirst() : root;
    }

    /** A page of one of our own names would never be found. */
    private String name(String wanted) {
        String name = TAKEN.contains(wanted) ? wanted + "-1" : wanted;
        while (page(name).isPresent()) {
            name += "-1";
        }
        return name;
    }

    private void index(Part part) {
        parts.putIfAbsent(part.path(), part);
        part.children().forEach(this::index);
        part.items().ifPresent(this::index);
    }

    private List<Node> nodes(List<Layout.Element> elements) {
        List<Node> nodes = new ArrayList<>();
        for (Layout.Element element : elements) {
            switch (element) {
                case Layout.Group group -> nodes.add(new Section(group.label(), group.i18n(), nodes(group.elements())));
                case Layout.Column column -> nodes.addAll(nodes(column.elements()));
                case Layout.Row row -> nodes.add(new Beside(nodes(row.elements())));
                case Layout.Label label -> nodes.add(new Note(label.text(), label.i18n()));
                case Layout.Control control -> ask(control).ifPresent(nodes::add);
            }
        }
        return nodes;
    }

    private Optional<Node> ask(Layout.Control control) {
        Part part = parts.get(control.path());
        if (part == null || !placed.add(part)) {
            return Optional.empty();
        }
        options.put(part, control.options());
        if (!control.detail().isEmpty()) {
            Part inside = part.items().orElse(part);
            List<Node> detail = nodes(control.detail());
            forgotten(inside, detail);
            details.put(inside, detail);
        }
        return Optional.of(new Ask(part, control.label(), control.i18n()));
    }

    /** What the layout of a row, or of a group, forgets stands at its end. */
    private void forgotten(Part inside, List<Node> detail) {
        for (Part child : inside.children()) {
            if (child.kind() == Part.Kind.OBJECT && partlyPlaced(child)) {
                forgotten(child, detail);
            } else if (placed.add(child)) {
                detail.add(new Ask(child, Optional.empty(), Optional.empty()));
            }
        }
    }

    private void forgotten(Part object, boolean derived) {
        int after = 0;
        for (Part child : object.children()) {
            if (placed.contains(child)) {
                after = Math.max(after, pageOf(child));
            } else if (child.kind() == Part.Kind.OBJECT && partlyPlaced(child)) {
                forgotten(child, derived);
            } else {
                after = place(child, after, derived && object == root);
            }
        }
    }

    private int place(Part part, int after, boolean ownPage) {
        placed.add(part);
        List<Node> alone = new ArrayList<>(List.of(new Ask(part, Optional.empty(), Optional.empty())));
        if (pages.isEmpty() || ownPage && part.kind() == Part.Kind.OBJECT) {
            int at = Math.min(after + 1, pages.size());
            pages.add(at, new Page(name(part.name()), Optional.empty(), Optional.empty(), alone));
            return at;
        }
        pages.get(after).nodes().addAll(alone);
        return after;
    }

    private boolean partlyPlaced(Part part) {
        return part.children().stream().anyMatch(child -> placed.contains(child) || partlyPlaced(child));
    }

    private int pageOf(Part part) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).parts().contains(part)) {
                return i;
            }
        }
        return 0;
    }
}
