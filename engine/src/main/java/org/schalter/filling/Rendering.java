package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.field.FieldTexts;
import org.schalter.filling.field.FieldView;
import org.schalter.filling.field.Filled;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One form or page being made for one person. */
final class Rendering {

    static final int MOST_EMPTY_ROWS = 20;

    private final FormPages.Form form;
    private final FormPages.Showing showing;
    private final String language;
    private final Faults faults;
    private FormPlan.@Nullable Page page;
    private boolean multipart;
    private boolean rows;

    Rendering(FormPages.Form form, FormPages.Showing showing) {
        this.form = form;
        this.showing = showing;
        this.language = showing.language();
        this.faults = new Faults(showing.faults());
    }

    FormView view(@Nullable String name) {
        page = name == null ? null : form.plan().page(name).orElse(null);
        return inline(name);
    }

    /** Without pages for rows, unless a page to lead there from is known. */
    FormView inline(@Nullable String name) {
        List<FormPlan.Page> pages = name == null
                ? form.plan().pages()
                : form.plan().page(name).stream().toList();
        List<FieldView> fields = new ArrayList<>();
        for (FormPlan.Page page : pages) {
            Part only = page.only();
            if (only != null && name != null && isAlwaysOpen(only)) {
                fields.addAll(inside(page, only));
            } else {
                fields.addAll(nodes(page.nodes(), "", ""));
            }
        }
        String title = pages.isEmpty() ? "" : form.plan().title(pages.getFirst(), form.texts(), language);
        return new FormView(title, fields, ErrorLinks.of(fields, faults), language, multipart, rows, elsewhere(pages));
    }

    /** What is in the only group of a page, and what is said around it. */
    private List<FieldView> inside(FormPlan.Page here, Part only) {
        List<FieldView> fields = new ArrayList<>();
        for (FormPlan.Node node : here.nodes()) {
            if (node instanceof FormPlan.Note note) {
                fields.add(note(note));
                continue;
            }
            String hint = only.description(language);
            if (!hint.isEmpty()) {
                fields.add(bare("info", "", hint, List.of()));
            }
            fields.addAll(children(only, only.pointer()));
        }
        return fields;
    }

    private static boolean isAlwaysOpen(Part part) {
        return part.conditions().isEmpty() && part.enabling().isEmpty();
    }

    /** The page of one row. */
    FormView view(RowPage row) {
        List<FieldView> fields = children(row.entry(), row.pointer());
        String title = form.kits().entry(row.list(), language) + " " + (row.row() + 1);
        return new FormView(
                title,
                fields,
                ErrorLinks.of(fields, faults),
                language,
                multipart,
                rows,
                elsewhere(List.of(row.page())));
    }

    /** Answers that this page's conditions look at, for the browser. */
    private String elsewhere(List<FormPlan.Page> pages) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (FormPlan.Page page : pages) {
            for (String top : Kits.looksAt(page.parts())) {
                JsonNode answer = showing.now().answers().path(top);
                if (!answer.isMissingNode()) {
                    answers.set(top, answer);
                }
            }
        }
        return answers.toString();
    }

    /**
     * @param template of the pointers of the row or group that they are the layout of
     * @param pointer of that row or group
     */
    private List<FieldView> nodes(List<FormPlan.Node> nodes, String template, String pointer) {
        List<FieldView> fields = new ArrayList<>();
        for (FormPlan.Node node : nodes) {
            switch (node) {
                case FormPlan.Ask ask -> {
                    String at = pointer + ask.part().pointer().substring(template.length());
                    Optional<String> label = ask.i18n()
                            .flatMap(key -> form.texts().find(language, key + ".label"))
                            .or(ask::label);
                    field(ask.part(), at, null, label).ifPresent(fields::add);
                }
                case FormPlan.Section section ->
                    section(section, nodes(section.nodes(), template, pointer)).ifPresent(fields::add);
                case FormPlan.Beside beside -> {
                    List<FieldView> several = nodes(beside.nodes(), template, pointer);
                    fields.addAll(several.size() < 2 ? several : List.of(bare("beside", "", null, several)));
                }
                case FormPlan.Note note -> fields.add(note(note));
            }
        }
        return fields;
    }

    private Optional<FieldView> section(FormPlan.Section section, List<FieldView> fields) {
        if (fields.stream().noneMatch(FieldView::applies)) {
            return Optional.empty();
        }
        String label = words(section.i18n(), section.label()).orElse(null);
        String id = fields.stream()
                        .map(FieldView::id)
                        .filter(first -> !first.isEmpty())
                        .findFirst()
                        .orElse("f") + "-group";
        return Optional.of(bare("group", id, label, fields));
    }

    private FieldView note(FormPlan.Note note) {
        return bare("info", "", words(note.i18n(), Optional.of(note.text())).orElse(""), List.of());
    }

    private Optional<String> words(Optional<String> i18n, Optional<String> literal) {
        return i18n.flatMap(key -> form.texts()
                        .find(language, key)
                        .or(() -> form.texts().find(language, key + ".label"))
                        .or(() -> form.texts().find(language, key + ".text")))
                .or(() -> literal);
    }

    private static FieldView bare(String type, String id, @Nullable String label, List<FieldView> children) {
        var face = new FieldView.Face(label, null, false, Map.of(), Map.of(), "");
        return new FieldView(type, id, "", face, Filled.of(""), null, FieldView.Terms.ALWAYS, children, null, null);
    }

    private List<FieldView> children(Part object, String pointer) {
        List<FormPlan.Node> detail = form.plan().detail(object);
        if (detail != null) {
            return nodes(detail, object.pointer(), pointer);
        }
        List<FieldView> fields = new ArrayList<>();
        for (Part child : object.children()) {
            field(child, Pointers.of(pointer, child.name()), null, Optional.empty())
                    .ifPresent(fields::add);
        }
        return fields;
    }

    /** @param row what to call it if it is an entry of a list */
    private Optional<FieldView> field(Part part, String pointer, FieldView.@Nullable Row row, Optional<String> label) {
        boolean shown = showing.now().shows(pointer);
        if (!shown && part.conditions().isEmpty()) {
            return Optional.empty();
        }
        boolean locked = showing.locked().containsKey(pointer);
        Kits.Kit kit = form.kits().kit(part, language, locked);
        boolean must =
                row != null || kit.shape().fixed() || (shown ? showing.now().required(pointer) : part.required());
        FieldView.Face face = labelled(kit.face(!must), label);
        FieldView.Terms terms = new FieldView.Terms(
                inRows(kit.when(), pointer),
                shown,
                inRows(kit.enabling(), pointer),
                !showing.now().disables(pointer));
        JsonNode answer = answer(part, pointer, kit.shape().fixed() || !terms.enabled());
        FieldView view = switch (kit.type().id()) {
            case "group" ->
                new FieldView(
                        "group",
                        Pointers.id(pointer),
                        pointer,
                        face,
                        Filled.of(""),
                        faults.at(pointer),
                        terms,
                        children(part, pointer),
                        row,
                        null);
            case "rows", "entries", "many" -> list(part, pointer, kit, face, answer, terms);
            default -> leaf(kit, pointer, face, answer, terms, row);
        };
        return Optional.of(view);
    }

    private static FieldView.Face labelled(FieldView.Face face, Optional<String> label) {
        if (label.isEmpty()) {
            return face;
        }
        String own = label.get().isBlank() ? null : label.get();
        return new FieldView.Face(own, face.hint(), face.optional(), face.texts(), face.hints(), face.focus());
    }

    private JsonNode answer(Part part, String pointer, boolean fixed) {
        JsonNode answer = (fixed ? showing.now().answers() : showing.answers()).at(pointer);
        return answer.isMissingNode() && !fixed && part.schema().has("default")
                ? part.schema().path("default")
                : answer;
    }

    private FieldView leaf(
            Kits.Kit kit,
            String pointer,
            FieldView.Face face,
            JsonNode answer,
            FieldView.Terms terms,
            FieldView.@Nullable Row row) {
        JsonNode given = answer.isMissingNode() || answer.isNull() ? null : answer;
        boolean file = kit.type().id().equals("file");
        multipart |= file;
        return new FieldView(
                kit.type().id(),
                Pointers.id(pointer),
                pointer,
                face,
                kit.type().show(kit.shape(), given, kit.locale()),
                faults.under(pointer),
                terms,
                List.of(),
                row,
                file && given != null
                        ? showing.files().apply(given.asString("")).orElse(null)
                        : null);
    }

    private FieldView list(
            Part part, String pointer, Kits.Kit kit, FieldView.Face face, JsonNode answer, FieldView.Terms terms) {
        rows = true;
        boolean apart = kit.type().id().equals("entries");
        FormPlan.Page here = apart ? page : null;
        var own = new FieldView.Row(
                said("add", form.kits().entry(part, language)), "", answer.size() < RowPage.most(part));
        return new FieldView(
                apart && here == null ? "rows" : kit.type().id(),
                Pointers.id(pointer),
                pointer,
                face,
                Filled.of(""),
                faults.at(pointer),
                terms,
                here == null
                        ? rows(part, pointer, answer, face, terms.applies())
                        : new Entries(form, showing, faults, here).of(part, answer),
                own,
                null);
    }

    private List<FieldView> rows(Part part, String pointer, JsonNode answer, FieldView.Face face, boolean shown) {
        int least = Math.min(part.schema().path("minItems").asInt(0), MOST_EMPTY_ROWS);
        int count = Math.max(answer.isArray() ? answer.size() : 0, shown && face.optional() ? 0 : least);
        String entry = form.kits().entry(part, language);
        Part items = part.items().orElseThrow();
        List<FieldView> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = entry + " " + (i + 1);
            var row = new FieldView.Row("", said("remove", name), false);
            field(items, pointer + "/" + i, row, Optional.of(name)).ifPresent(entries::add);
        }
        return entries;
    }

    private String said(String key, String name) {
        String text = FieldTexts.of("rows", Locale.forLanguageTag(language)).getOrDefault(key, "{0}");
        return text.replace("{0}", name);
    }

    private static @Nullable String inRows(@Nullable String conditions, String pointer) {
        return conditions == null || conditions.indexOf('*') < 0 ? conditions : Pointers.inRows(conditions, pointer);
    }
}
