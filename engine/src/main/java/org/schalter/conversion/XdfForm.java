package org.schalter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.schalter.conversion.Conversion.Converted;
import org.schalter.conversion.Conversion.Unreadable;

/**
 * A data schema, or a single group or field, of the federal data fields (XDatenfelder 2 and 3). Elements go by their local
 * names, since the standard's own files mix namespaces. A rule is prose or a script in no defined language: it is told, never
 * run.
 */
final class XdfForm {

    private static final String STANDARD = "urn:xoev-de:fim:standard:xdatenfelder_";
    private static final int DEEPEST = 30;

    private final Notes notes = new Notes();
    private final XdfField fields = new XdfField(notes);

    private XdfForm() {}

    static Conversion read(String content) {
        try {
            var root = XmlTree.read(content);
            if (!root.namespace().startsWith(STANDARD)) {
                return new Unreadable("the file is <%s> of <%s>; expected XDatenfelder 2 or 3 (%s…)"
                        .formatted(root.name(), root.namespace(), STANDARD));
            }
            return new XdfForm().message(root);
        } catch (XmlTree.Refused e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Conversion message(XmlTree root) {
        var schema = root.at("stammdatenschema");
        var single = root.at("datenfeldgruppe").or(() -> root.at("datenfeld"));
        if (schema.isPresent()) {
            return converted(schema.get(), parts(schema.get(), "", 0));
        }
        return single.<Conversion>map(
                        it -> converted(it, List.of(part(it, Cardinality.ONE, new PropertyNames(), "", 0))))
                .orElseGet(() -> new Unreadable("the message <%s> holds no schema, group or field of data; expected one"
                        .formatted(root.name())));
    }

    private Converted converted(XmlTree element, List<Part> parts) {
        var title = XdfField.title(element);
        rules(element, "");
        var files = new TreeMap<String, byte[]>();
        files.put(Notes.SCHEMA, Json.written(SchemaWriter.write(title, parts)));
        if (hasInfo(parts)) {
            files.put("form/layout.json", Json.written(LayoutWriter.write(pages(title, parts))));
        }
        var id = element.text("identifikation", "id").orElse("?");
        var version =
                element.text("identifikation", "version").map(it -> " " + it).orElse("");
        var readme = notes.readme(title, "the federal data schema %s%s (XDatenfelder)".formatted(id, version));
        files.put("README.md", readme.getBytes(StandardCharsets.UTF_8));
        return new Converted(Optional.of(title), files, notes.all());
    }

    private List<Part> parts(XmlTree parent, String at, int depth) {
        var names = new PropertyNames();
        var parts = new ArrayList<Part>();
        for (var structure : parent.children("struktur")) {
            var cardinality = Cardinality.of(structure.text("anzahl").orElse("1:1"));
            var element = structure
                    .at("enthaelt")
                    .flatMap(it -> it.at("datenfeldgruppe").or(() -> it.at("datenfeld")));
            if (element.isEmpty()) {
                notes.lost(at, "a structure holds neither a group nor a field; nothing is asked there");
            } else if (depth > DEEPEST) {
                notes.lost(
                        at, "more than <%d> groups within each other; what is deeper is left out".formatted(DEEPEST));
            } else if (cardinality.isPresent() && cardinality.get().isNone()) {
                notes.lost(at, "<%s> may occur <0> times; it is left out".formatted(XdfField.title(element.get())));
            } else {
                parts.add(part(element.get(), cardinality(structure, cardinality, at), names, at, depth));
            }
        }
        return parts;
    }

    private Cardinality cardinality(XmlTree structure, Optional<Cardinality> read, String at) {
        if (read.isEmpty()) {
            notes.lost(
                    at,
                    "the cardinality <%s> is none; read as 0:1, expected such as 1:1 or 0:*"
                            .formatted(structure.text("anzahl").orElse("")));
        }
        structure.text("bezug").ifPresent(it -> notes.changed(at, "has a legal basis here: " + it));
        return read.orElse(Cardinality.MAYBE);
    }

    private Part part(XmlTree element, Cardinality cardinality, PropertyNames names, String at, int depth) {
        if (element.name().equals("datenfeld")) {
            return fields.part(element, cardinality, names, at);
        }
        var name = names.ofTitle(element.text("name").orElse(XdfField.title(element)));
        var here = at + "/properties/" + name;
        rules(element, here);
        var frame = XdfField.frame(element);
        var inner = parts(element, here + (cardinality.isMany() ? "/items" : ""), depth + 1);
        return new Part.Group(name, frame, inner, cardinality.isRequired(), cardinality.repeat(), Optional.empty());
    }

    private void rules(XmlTree element, String at) {
        XdfField.rules(element).forEach(it -> notes.lost(at, it));
    }

    private static boolean hasInfo(List<Part> parts) {
        return parts.stream()
                .anyMatch(it -> it instanceof Part.Info || it instanceof Part.Group group && hasInfo(group.parts()));
    }

    /** One page per group, and one for the fields between two groups. */
    private static List<LayoutWriter.Page> pages(String title, List<Part> parts) {
        var pages = new ArrayList<LayoutWriter.Page>();
        var loose = new ArrayList<Part>();
        for (var part : parts) {
            if (part instanceof Part.Group group && group.repeat().isEmpty()) {
                flush(title, loose, pages);
                pages.add(new LayoutWriter.Page(group.frame().path("title").asString(title), List.of(part)));
            } else {
                loose.add(part);
            }
        }
        flush(title, loose, pages);
        return pages;
    }

    private static void flush(String title, List<Part> loose, List<LayoutWriter.Page> pages) {
        if (!loose.isEmpty()) {
            pages.add(new LayoutWriter.Page(title, List.copyOf(loose)));
            loose.clear();
        }
    }
}
