package org.schalter.conversion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A field to choose in: its values where the file has them, else the name of the code list that it refers to. */
record XdfChoice(Notes notes, String here) {

    private record Value(String code, String name) {}

    void add(XmlTree field, ObjectNode value) {
        value.put("type", "string");
        var values = values(field);
        if (!values.isEmpty()) {
            var options = value.putArray("oneOf");
            values.forEach(it -> options.addObject().put("const", it.code()).put("title", it.name()));
            return;
        }
        notes.lost(
                here,
                "chooses from the code list <%s>, which is not in the file; add it as codelists/<name>.yaml and name it by x-codelist: until then any text is taken"
                        .formatted(list(field).orElse("?")));
    }

    /** Version 3 writes short lists into the field; columns may be named as its keys say. */
    private static List<Value> values(XmlTree field) {
        return Stream.concat(
                        field.at("werte").stream().flatMap(XmlTree::children),
                        field.at("codeliste").stream().flatMap(it -> it.children("wert").stream()))
                .flatMap(it -> value(it).stream())
                .distinct()
                .toList();
    }

    private static Optional<Value> value(XmlTree element) {
        var code = element.text("code").or(() -> element.attribute("code"));
        return code.map(it -> new Value(
                it,
                element.text("name")
                        .or(() -> element.attribute("name"))
                        .or(() -> element.text("beschreibung"))
                        .orElse(it)));
    }

    private static Optional<String> list(XmlTree field) {
        var reference = field.at("codelisteReferenz");
        return reference.flatMap(it -> it.text("genericodeIdentification", "canonicalVersionUri")
                .or(() -> it.text("canonicalVersionUri"))
                .or(() -> it.text("genericodeIdentification", "canonicalIdentification"))
                .or(() -> it.text("canonicalIdentification"))
                .or(() -> it.text("identifikation", "id"))
                .or(() -> it.text()));
    }
}
