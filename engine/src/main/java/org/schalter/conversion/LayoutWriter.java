package org.schalter.conversion;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes parts as a JSON Forms layout: the outermost sections are the pages. */
final class LayoutWriter {

    private LayoutWriter() {}

    /** A page of the form. */
    record Page(String title, List<Part> parts) {}

    static ObjectNode write(List<Page> pages) {
        var layout = Json.object();
        layout.put("type", "Categorization");
        var categories = layout.putArray("elements");
        for (var page : pages) {
            var category = categories.addObject();
            category.put("type", "Category");
            category.put("label", page.title());
            parts(page.parts(), "#", category.putArray("elements"));
        }
        return layout;
    }

    private static void parts(List<Part> parts, String scope, ArrayNode elements) {
        for (var part : parts) {
            switch (part) {
                case Part.Info info -> elements.addObject().put("type", "Label").put("text", info.text());
                case Part.Field field -> control(field.name(), scope, elements);
                case Part.Section section -> parts(section.parts(), scope, box(section.title(), elements));
                case Part.Group group -> group(group, scope, elements);
            }
        }
    }

    private static void group(Part.Group group, String scope, ArrayNode elements) {
        if (group.repeat().isEmpty()) {
            var title = group.frame().path("title").asString("");
            parts(group.parts(), inside(scope, group.name()), box(title, elements));
            return;
        }
        var detail = control(group.name(), scope, elements).putObject("options").putObject("detail");
        detail.put("type", "VerticalLayout");
        parts(group.parts(), "#", detail.putArray("elements"));
    }

    private static ArrayNode box(String title, ArrayNode elements) {
        var box = elements.addObject();
        if (title.isEmpty()) {
            return box.put("type", "VerticalLayout").putArray("elements");
        }
        return box.put("type", "Group").put("label", title).putArray("elements");
    }

    private static ObjectNode control(String name, String scope, ArrayNode elements) {
        return elements.addObject().put("type", "Control").put("scope", inside(scope, name));
    }

    private static String inside(String scope, String name) {
        return scope + "/properties/" + name.replace("~", "~0").replace("/", "~1");
    }
}
