package org.schalter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.schalter.conversion.Conversion.Converted;
import org.schalter.conversion.Conversion.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A form as the Form.io builder saves it: a tree of components, of which some hold data and some only others. */
final class FormioForm {

    private FormioForm() {}

    static Conversion read(String content) {
        return switch (Json.object(content)) {
            case Json.Read.Wrong it -> new Unreadable(it.message());
            case Json.Read.It it -> read(it.object());
        };
    }

    private static Conversion read(ObjectNode file) {
        var form = file.path("components").isArray() ? file : file.path("form");
        if (!form.path("components").isArray()) {
            return new Unreadable(
                    "the file has no list of components; expected a form as the Form.io builder saves it");
        }
        var title = Json.text(form.path("title"))
                .or(() -> Json.text(form.path("name")))
                .orElse("Form.io");
        var notes = new Notes();
        var pages = pages(title, form.path("components"), new FormioTree(form.path("components"), notes));
        var parts = pages.stream().flatMap(it -> it.parts().stream()).toList();
        var files = new TreeMap<String, byte[]>();
        files.put(Notes.SCHEMA, Json.written(SchemaWriter.write(title, parts)));
        files.put("form/layout.json", Json.written(LayoutWriter.write(pages)));
        files.put("README.md", notes.readme(title, "a Form.io form").getBytes(StandardCharsets.UTF_8));
        return new Converted(Optional.of(title), files, notes.all());
    }

    /** The outermost panels are the pages; what stands between two of them is a page, too. */
    private static List<LayoutWriter.Page> pages(String title, JsonNode components, FormioTree tree) {
        var pages = new ArrayList<LayoutWriter.Page>();
        var loose = new ArrayList<Part>();
        for (var part : tree.parts(components)) {
            if (part instanceof Part.Section section && !section.title().isEmpty()) {
                flush(title, loose, pages);
                pages.add(new LayoutWriter.Page(section.title(), inside(section)));
            } else {
                loose.add(part);
            }
        }
        flush(title, loose, pages);
        return pages.isEmpty() ? List.of(new LayoutWriter.Page(title, List.of())) : pages;
    }

    /** The page itself says its title; a condition of the page is one of all that stands on it. */
    private static List<Part> inside(Part.Section section) {
        return section.when().isEmpty()
                ? section.parts()
                : List.of(new Part.Section("", section.parts(), section.when()));
    }

    private static void flush(String title, List<Part> loose, List<LayoutWriter.Page> pages) {
        if (!loose.isEmpty()) {
            pages.add(new LayoutWriter.Page(title, List.copyOf(loose)));
            loose.clear();
        }
    }
}
