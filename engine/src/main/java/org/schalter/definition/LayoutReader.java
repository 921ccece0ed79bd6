package org.schalter.definition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Layout.Column;
import org.schalter.definition.Layout.Control;
import org.schalter.definition.Layout.Element;
import org.schalter.definition.Layout.Group;
import org.schalter.definition.Layout.Label;
import org.schalter.definition.Layout.Page;
import org.schalter.definition.Layout.Row;
import org.schalter.definition.Targets.Base;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a JSON Forms UI schema beside the schema it lays out, or derives pages where the author wrote none. */
final class LayoutReader {

    /** The page of the properties that belong to no object, where nobody named it. */
    private static final String LOOSE = "form";

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final FormDefinition form;
    private final SchemaTree tree;
    private final Targets targets;
    private final RuleFindings rules;
    private final OptionFindings options;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> laidOut = new HashSet<>();
    private final Set<String> detailed = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    LayoutReader(FormDefinition form) {
        this.form = form;
        this.tree = new SchemaTree(form.schema());
        this.targets = new Targets(tree, form.layoutFile(), findings::add);
        this.rules = new RuleFindings(targets, form.layoutFile(), findings);
        this.options = new OptionFindings(form.layoutFile(), findings);
    }

    Layout derive() {
        Map<String, List<Element>> pages = new LinkedHashMap<>();
        tree.properties(List.of(form.schema())).forEach((name, schemas) -> {
            String page = tree.hasInside(schemas) ? name : LOOSE;
            pages.computeIfAbsent(page, p -> new ArrayList<>()).add(control(name));
        });
        if (pages.isEmpty()) {
            pages.put(LOOSE, List.of());
        }
        List<Page> derived = new ArrayList<>();
        pages.forEach((name, elements) -> derived.add(new Page(name, Optional.empty(), Optional.empty(), elements)));
        return new Layout(derived, true, List.of());
    }

    private static Control control(String path) {
        return new Control(path, Optional.empty(), Optional.empty(), NOTHING, List.of());
    }

    Layout read(JsonNode layout) {
        List<Page> pages = new ArrayList<>();
        Base root = new Base(List.of(form.schema()), "");
        pages(layout, "", root, pages);
        if (pages.isEmpty()) {
            error("", "a layout without pages; expected a Categorization with at least one Category");
            return new Layout(derive().pages(), true, findings);
        }
        new LeftOut(tree, laidOut, detailed, form.layoutFile())
                .findings(form.schema())
                .forEach(findings::add);
        return new Layout(pages, false, findings);
    }

    private void pages(JsonNode element, String at, Base root, List<Page> pages) {
        switch (type(element)) {
            case "Categorization" -> {
                options.check(element, at);
                for (int i = 0; i < element.path("elements").size(); i++) {
                    JsonNode child = element.get("elements").get(i);
                    if (!type(child).equals("Category") && !type(child).equals("Categorization")) {
                        error(
                                at + "/elements/" + i,
                                SchemaCheck.quote(child.path("type")) + " in a Categorization; expected a Category");
                    }
                    pages(child, at + "/elements/" + i, root, pages);
                }
            }
            case "Category" -> {
                List<Element> elements = elements(element, at, root);
                rules.check(element, at, root, paths(elements));
                options.check(element, at);
                pages.add(page(element, elements));
            }
            default -> pages.add(page(element, element(element, at, root)));
        }
    }

    private Page page(JsonNode element, List<Element> elements) {
        Optional<String> label = label(element);
        Optional<String> i18n = text(element, "i18n");
        String name = i18n.map(key -> key.substring(key.lastIndexOf('.') + 1))
                .or(() -> onlyProperty(elements))
                .or(() -> label.map(LayoutReader::slug).filter(slug -> !slug.isEmpty()))
                .orElse(LOOSE);
        return new Page(unique(name), label, i18n, elements);
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    /** The one top-level property that all controls of a page stand below. */
    private static Optional<String> onlyProperty(List<Element> elements) {
        Set<String> tops = new HashSet<>();
        controls(elements).forEach(control -> tops.add(control.path().split("\\.", 2)[0]));
        return tops.size() == 1 ? Optional.of(tops.iterator().next()) : Optional.empty();
    }

    private static Set<String> paths(List<Element> elements) {
        Set<String> paths = new HashSet<>();
        controls(elements).forEach(control -> paths.add(control.path()));
        return paths;
    }

    private static List<Control> controls(List<Element> elements) {
        List<Control> controls = new ArrayList<>();
        for (Element element : elements) {
            switch (element) {
                case Control control -> controls.add(control);
                case Group group -> controls.addAll(controls(group.elements()));
                case Column column -> controls.addAll(controls(column.elements()));
                case Row row -> controls.addAll(controls(row.elements()));
                case Label label -> {}
            }
        }
        return controls;
    }

    private static String slug(String label) {
        return Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private List<Element> elements(JsonNode parent, String at, Base base) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < parent.path("elements").size(); i++) {
            elements.addAll(element(parent.get("elements").get(i), at + "/elements/" + i, base));
        }
        return elements;
    }

    private List<Element> element(JsonNode element, String at, Base base) {
        List<Element> read = read(element, at, base);
        rules.check(element, at, base, paths(read));
        options.check(element, at);
        return read;
    }

    private List<Element> read(JsonNode element, String at, Base base) {
        return switch (type(element)) {
            case "Group" -> List.of(new Group(label(element), text(element, "i18n"), elements(element, at, base)));
            case "VerticalLayout" -> List.of(new Column(elements(element, at, base)));
            case "HorizontalLayout" -> List.of(new Row(elements(element, at, base)));
            case "Label" -> List.of(new Label(text(element, "text").orElse(""), text(element, "i18n")));
            case "Control" -> control(element, at, base);
            default -> {
                error(
                        at,
                        SchemaCheck.quote(element.path("type")) + " inside a page; expected Group, VerticalLayout, "
                                + "HorizontalLayout, Label or Control");
                yield List.of();
            }
        };
    }

    private List<Element> control(JsonNode element, String at, Base base) {
        if (!element.path("scope").isString()) {
            error(at, "a Control without <scope>; expected the property it shows, such as <#/properties/name>");
            return List.of();
        }
        Optional<Base> target = targets.of(element.get("scope").stringValue(), at + "/scope", base);
        if (target.isEmpty()) {
            return List.of();
        }
        String path = target.get().path();
        if (!laidOut.add(path)) {
            findings.add(Finding.of(Severity.WARNING, form.layoutFile(), at, "laid-out-twice", path.toString()));
        }
        JsonNode options = element.path("options").isObject() ? element.get("options") : NOTHING;
        List<Element> detail = List.of();
        if (options.path("detail").isObject()) {
            detail = detail(options.get("detail"), at + "/options/detail", target.get());
        }
        return List.of(new Control(path, label(element), text(element, "i18n"), options, detail));
    }

    private List<Element> detail(JsonNode layout, String at, Base control) {
        if (!tree.hasInside(control.schemas())) {
            findings.add(Finding.warning(
                    form.layoutFile(),
                    at,
                    "<" + control.path() + "> has nothing inside to lay out; expected a detail for a list or a group"));
            return List.of();
        }
        detailed.add(control.path());
        return element(layout, at, targets.inside(control));
    }

    private static Optional<String> label(JsonNode element) {
        JsonNode label = element.path("label");
        if (label.isBoolean()) {
            return label.booleanValue() ? Optional.empty() : Optional.of("");
        }
        return label.isObject() ? text(label, "text") : text(element, "label");
    }

    private static Optional<String> text(JsonNode element, String name) {
        return element.path(name).isString() ? Optional.of(element.get(name).stringValue()) : Optional.empty();
    }

    private static String type(JsonNode element) {
        return element.path("type").asString("");
    }

    private void error(String at, String message) {
        findings.add(Finding.error(form.layoutFile(), at, message));
    }
}
