package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.field.FieldView;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/** Says in words what a form was answered with. */
final class Summing {

    private final FormPages.Form form;
    private final FormPages.Showing showing;

    Summing(FormPages.Form form, FormPages.Showing showing) {
        this.form = form;
        this.showing = showing;
    }

    FormSummary summary() {
        List<FormSummary.Section> sections = new ArrayList<>();
        for (FormPlan.Page page : form.plan().pages()) {
            List<FormSummary.Line> lines = new ArrayList<>();
            Part only = page.only();
            for (Part part : page.parts()) {
                lines(part, part.pointer(), part == only ? "" : null, lines);
            }
            if (!lines.isEmpty()) {
                sections.add(new FormSummary.Section(
                        page.name(), form.plan().title(page, form.texts(), showing.language()), plain(lines)));
            }
        }
        return new FormSummary(sections);
    }

    /** What all lines of a page stand in needs no saying: the page's title says it. */
    private static List<FormSummary.Line> plain(List<FormSummary.Line> lines) {
        String group = lines.getFirst().group();
        if (group == null || !lines.stream().allMatch(line -> group.equals(line.group()))) {
            return lines;
        }
        return lines.stream()
                .map(line -> new FormSummary.Line(line.at(), null, line.label(), line.value(), line.href(), line.gap()))
                .toList();
    }

    /** @param own what a group is called, its title if null */
    private void lines(Part part, String pointer, @Nullable String own, List<FormSummary.Line> lines) {
        lines(part, pointer, own, "", lines);
    }

    private void lines(Part part, String pointer, @Nullable String own, String group, List<FormSummary.Line> lines) {
        if (!showing.now().shows(pointer)) {
            return;
        }
        Kits.Kit kit =
                form.kits().kit(part, showing.language(), showing.locked().containsKey(pointer));
        JsonNode answer = showing.now().answers().at(pointer);
        String title = own == null ? part.title(showing.language()) : own;
        switch (kit.type().id()) {
            case "group" ->
                part.children()
                        .forEach(child ->
                                lines(child, Pointers.of(pointer, child.name()), null, joined(group, title), lines));
            case "rows", "entries", "many" -> entries(part, pointer, answer, group, lines);
            default -> lines.add(line(kit, pointer, title, group, answer));
        }
    }

    private void entries(Part list, String pointer, JsonNode answer, String group, List<FormSummary.Line> lines) {
        String entry = form.kits().entry(list, showing.language());
        for (int i = 0; i < answer.size(); i++) {
            lines(list.items().orElseThrow(), pointer + "/" + i, entry + " " + (i + 1), group, lines);
        }
    }

    private FormSummary.Line line(Kits.Kit kit, String pointer, String title, String group, JsonNode answer) {
        String in = group.isEmpty() ? null : group;
        if (answer.isMissingNode() || answer.isNull()) {
            return new FormSummary.Line(
                    pointer,
                    in,
                    title,
                    null,
                    null,
                    kit.shape().schema().path("x-soft").asBoolean(false));
        }
        Optional<FieldView.File> file =
                kit.type().id().equals("file") ? showing.files().apply(answer.asString("")) : Optional.empty();
        String value =
                file.map(FieldView.File::name).orElseGet(() -> kit.type().say(kit.shape(), answer, kit.locale()));
        return new FormSummary.Line(
                pointer, in, title, value, file.map(FieldView.File::href).orElse(null), false);
    }

    private static String joined(String group, String title) {
        return group.isEmpty() || title.isEmpty() ? group + title : group + ", " + title;
    }
}
