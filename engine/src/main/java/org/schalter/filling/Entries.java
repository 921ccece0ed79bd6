package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schalter.filling.field.FieldTexts;
import org.schalter.filling.field.FieldView;
import org.schalter.filling.field.Filled;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/** The rows of a list that have pages of their own: what each is about, and the ways to change it and to take it out. */
final class Entries {

    private static final int MOST_SAID = 3;

    private final FormPages.Form form;
    private final FormPages.Showing showing;
    private final Faults faults;
    private final FormPlan.Page page;

    Entries(FormPages.Form form, FormPages.Showing showing, Faults faults, FormPlan.Page page) {
        this.form = form;
        this.showing = showing;
        this.faults = faults;
        this.page = page;
    }

    List<FieldView> of(Part list, JsonNode answer) {
        List<FieldView> entries = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            entries.add(entry(RowPage.of(form.plan(), page, list, row), answer.path(row)));
        }
        return entries;
    }

    private FieldView entry(RowPage at, JsonNode answer) {
        String name = form.kits().entry(at.list(), showing.language()) + " " + (at.row() + 1);
        var hints = Map.of("change", say("change", name), "page", page.name() + "/" + at.name() + "?check=1");
        var face = new FieldView.Face(name, null, false, Map.of(), hints, "");
        var row = new FieldView.Row("", say("remove", name), false);
        return new FieldView(
                "entries",
                Pointers.id(at.pointer()),
                at.pointer(),
                face,
                Filled.of(String.join(
                        ", ",
                        said(at.entry(), at.pointer(), answer).limit(MOST_SAID).toList())),
                faults.under(at.pointer()),
                FieldView.Terms.ALWAYS,
                List.of(),
                row,
                null);
    }

    /** What the row was answered with, field by field; a file's id says nothing. */
    private Stream<String> said(Part part, String pointer, JsonNode answer) {
        if (answer.isMissingNode() || answer.isNull() || !showing.now().shows(pointer)) {
            return Stream.empty();
        }
        if (part.kind() == Part.Kind.OBJECT) {
            return part.children().stream()
                    .flatMap(child -> said(child, Pointers.of(pointer, child.name()), answer.path(child.name())));
        }
        Kits.Kit kit = form.kits().kit(part, showing.language(), false);
        return part.kind() == Part.Kind.LEAF && !kit.type().id().equals("file")
                ? Stream.of(kit.type().say(kit.shape(), answer, kit.locale())).filter(text -> !text.isBlank())
                : Stream.empty();
    }

    private String say(String key, String name) {
        return Optional.ofNullable(FieldTexts.of("entries", Locale.forLanguageTag(showing.language()))
                        .get(key))
                .orElseThrow()
                .replace("{0}", name);
    }
}
