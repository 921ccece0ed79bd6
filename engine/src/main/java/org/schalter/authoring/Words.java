package org.schalter.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import tools.jackson.databind.JsonNode;

/**
 * Words that somebody reads.
 *
 * @param at the place in the file: a JSON Pointer, or a text's key
 * @param kind how it is read
 */
record Words(String file, String at, String language, Kind kind, String text) {

    enum Kind {
        /** What is asked. */
        LABEL,
        /** A line or more to be read. */
        PROSE,
        /** One of the values to choose from, a place of law: names that others have given. */
        NAME
    }

    /** All words of a package in all its languages, those of its letters aside. */
    static List<Words> of(ServicePackage service) {
        List<Words> all = new ArrayList<>();
        forms(service).values().forEach(form -> {
            String language = service.manifest().referenceLanguage();
            Question.of(service, form).forEach(question -> ofSchema(question, language, all));
            form.layout().ifPresent(layout -> ofLayout(form, layout, "", language, all));
        });
        for (String language : service.texts().languages()) {
            for (String key : service.texts().keys(language)) {
                String text = service.texts().find(language, key, "");
                all.add(new Words("texts/" + language + ".properties", key, language, kind(key), text));
            }
        }
        return all;
    }

    static SortedMap<String, FormDefinition> forms(ServicePackage service) {
        SortedMap<String, FormDefinition> forms = new TreeMap<>();
        forms.put("form", service.form());
        service.tasks().values().forEach(form -> forms.put(form.id(), form));
        return forms;
    }

    private static void ofSchema(Question question, String language, List<Words> all) {
        JsonNode schema = question.part().schema();
        String file = question.form().schemaFile();
        // What the texts say instead is among the texts.
        if (schema.path("title").isString() && !overridden(question, language, "title")) {
            all.add(new Words(
                    file,
                    question.at() + "/title",
                    language,
                    Kind.LABEL,
                    schema.get("title").stringValue()));
        }
        if (schema.path("description").isString() && !overridden(question, language, "description")) {
            String text = schema.get("description").stringValue();
            all.add(new Words(file, question.at() + "/description", language, Kind.PROSE, text));
        }
    }

    private static boolean overridden(Question question, String language, String what) {
        return question.service()
                .texts()
                .keys(language)
                .contains(question.part().textKey() + "." + what);
    }

    private static void ofLayout(FormDefinition form, JsonNode element, String at, String language, List<Words> all) {
        boolean line = element.path("type").asString("").equals("Label");
        JsonNode words = element.path(line ? "text" : "label");
        if (words.isString() && !element.has("i18n")) {
            String place = at + (line ? "/text" : "/label");
            all.add(new Words(form.layoutFile(), place, language, line ? Kind.PROSE : Kind.LABEL, words.stringValue()));
        }
        for (int i = 0; i < element.path("elements").size(); i++) {
            ofLayout(form, element.get("elements").get(i), at + "/elements/" + i, language, all);
        }
    }

    private static Kind kind(String key) {
        if (key.contains(".option.") || key.endsWith(".law")) {
            return Kind.NAME;
        }
        return key.endsWith(".title") && !key.startsWith("letter.") || key.endsWith(".label") ? Kind.LABEL : Kind.PROSE;
    }
}
