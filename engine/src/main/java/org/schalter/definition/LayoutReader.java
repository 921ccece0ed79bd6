package org.schalter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a JSON Forms UI schema beside the schema it lays out. */
final class LayoutReader {

    private final FormDefinition form;

    LayoutReader(FormDefinition form) {
        this.form = form;
    }

    Layout read(JsonNode layout) {
        return derive(form);
    }

    static Layout derive(FormDefinition form) {
        List<Layout.Page> pages = new ArrayList<>();
        List<Layout.Element> loose = new ArrayList<>();
        for (String name : form.schema().path("properties").propertyNames()) {
            boolean object = form.schema().path("properties").path(name).has("properties");
            if (object) {
                pages.add(page(name, List.of(control(name))));
            } else {
                loose.add(control(name));
            }
        }
        if (!loose.isEmpty() || pages.isEmpty()) {
            pages.add(page("form", loose));
        }
        return new Layout(pages, true, List.of());
    }

    private static Layout.Page page(String name, List<Layout.Element> elements) {
        return new Layout.Page(name, Optional.empty(), elements, Optional.empty());
    }

    private static Layout.Control control(String path) {
        return new Layout.Control(path, Optional.empty(), JsonNodeFactory.instance.objectNode(), Optional.empty());
    }
}
