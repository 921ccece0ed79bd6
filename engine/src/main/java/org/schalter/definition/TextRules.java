package org.schalter.definition;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the languages of a service owe one another: the same keys, the same places to fill in, and a use for each. */
final class TextRules {

    private static final int DEEPEST = 12;
    private static final Set<String> FREE = Set.of("service", "status", "page");
    /** The keywords whose words a citizen reads, and what the texts in other languages call them. */
    private static final Map<String, String> WORDED =
            Map.of("title", "title", "description", "description", "x-purpose", "purpose");

    private static final Pattern WORDING =
            Pattern.compile(".*\\.(title|description|purpose|law|label|text|error\\.[A-Za-z-]+|option\\..*)");

    private final Manifest manifest;
    private final Texts texts;
    private final Set<String> translatable = new TreeSet<>();
    private final Set<String> possible = new HashSet<>();
    private final String everything;
    private final List<Finding> findings = new ArrayList<>();

    TextRules(
            Manifest manifest,
            FormDefinition form,
            Map<String, FormDefinition> tasks,
            Texts texts,
            Map<String, String> files) {
        this.manifest = manifest;
        this.texts = texts;
        var all = new StringBuilder();
        files.forEach((path, content) ->
                all.append(path.startsWith("texts/") || path.startsWith("examples/") ? "" : content));
        this.everything = all.toString();
        collect(form);
        tasks.values().forEach(this::collect);
    }

    List<Finding> findings() {
        tellUnused();
        for (String language : manifest.languages()) {
            boolean easy = language.contains("-")
                    && manifest.languages().contains(Text.fallbacks(language).getLast());
            if (!easy) {
                tellMissing(language);
            }
            tellUnequalPlaces(language);
        }
        return findings;
    }

    /** The keys a form's texts may have, and those the schema has in the reference language, so that others must translate. */
    private void collect(FormDefinition form) {
        var tree = new SchemaTree(form.schema());
        String prefix = form.textPrefix();
        add(prefix, List.of(form.schema()), tree);
        properties(prefix, tree.properties(List.of(form.schema())), tree, 0);
        for (Layout.Page page : form.pages().pages()) {
            possible.add(prefix + ".page." + page.name());
        }
        form.layout().ifPresent(layout -> laidOut(layout, "", form));
    }

    /** The words that a layout brings, which other languages say by {@code i18n}. */
    private void laidOut(JsonNode element, String at, FormDefinition form) {
        boolean text = element.path("type").asString("").equals("Label");
        JsonNode words = element.path(text ? "text" : "label");
        String key = element.path("i18n").asString("");
        if (!key.isEmpty()) {
            if (words.isString()) {
                translatable.add(text ? key : key + ".label");
            }
        } else if (words.isString()
                && !words.stringValue().isEmpty()
                && manifest.languages().size() > 1) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    form.layoutFile(),
                    at,
                    "label-untranslated",
                    words.stringValue(),
                    manifest.languages().toString()));
        }
        for (int i = 0; i < element.path("elements").size(); i++) {
            laidOut(element.get("elements").get(i), at + "/elements/" + i, form);
        }
        if (element.path("options").path("detail").isObject()) {
            laidOut(element.get("options").get("detail"), at + "/options/detail", form);
        }
    }

    private void properties(String prefix, Map<String, List<JsonNode>> properties, SchemaTree tree, int depth) {
        properties.forEach((name, schemas) -> {
            String path = prefix + "." + name;
            boolean again = !possible.add(path);
            add(path, schemas, tree);
            if (depth < DEEPEST && !again) {
                properties(path, tree.properties(schemas), tree, depth + 1);
                properties(path, tree.properties(tree.rows(schemas)), tree, depth + 1);
            }
        });
    }

    private void add(String path, List<JsonNode> schemas, SchemaTree tree) {
        possible.add(path);
        WORDED.forEach((keyword, text) -> {
            if (tree.keyword(schemas, keyword).isString()) {
                translatable.add(path + "." + text);
            }
        });
        if (tree.keyword(tree.rows(schemas), "title").isString()) {
            possible.add(path + ".item");
            translatable.add(path + ".item.title");
        }
        List<JsonNode> values = new ArrayList<>(schemas);
        values.addAll(tree.rows(schemas));
        for (JsonNode option : tree.keyword(values, "oneOf")) {
            if (option.has("const") && option.path("title").isString()) {
                translatable.add(path + ".option." + option.get("const").asString(""));
            }
        }
    }

    private void tellMissing(String language) {
        Set<String> wanted = new TreeSet<>();
        for (String other : manifest.languages()) {
            wanted.addAll(texts.keys(other));
        }
        wanted.removeIf(key -> key.startsWith("form.") || key.startsWith("tasks."));
        if (language.equals(manifest.referenceLanguage())) {
            wanted.removeAll(translatable); // the schema and the layout have them
        } else {
            wanted.addAll(translatable);
        }
        wanted.removeAll(texts.keys(language));
        String file = TextsReader.file(language);
        wanted.forEach(key -> findings.add(Finding.of(Severity.WARNING, file, key, "text-missing", key, language)));
    }

    private void tellUnused() {
        Set<String> told = new HashSet<>();
        for (String language : texts.languages()) {
            for (String key : texts.keys(language)) {
                if (!isUsed(key) && told.add(key)) {
                    findings.add(Finding.of(Severity.WARNING, TextsReader.file(language), key, "text-unused", key));
                }
            }
        }
    }

    private boolean isUsed(String key) {
        String first = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        if (FREE.contains(first) || everything.contains(key)) {
            return true;
        }
        if (first.equals("process")) {
            return everything.contains("id=\"" + key.substring(first.length() + 1) + "\"")
                    || everything.contains("id='" + key.substring(first.length() + 1) + "'");
        }
        return WORDING.matcher(key).matches() && (possible.contains(owner(key)) || everything.contains(owner(key)));
    }

    /** The property or page a wording belongs to: {@code form.dogs} of {@code form.dogs.option.x}. */
    private static String owner(String key) {
        int option = key.indexOf(".option.");
        int error = key.indexOf(".error.");
        int end = option > 0 ? option : error > 0 ? error : key.lastIndexOf('.');
        return key.substring(0, end);
    }

    private void tellUnequalPlaces(String language) {
        String reference = manifest.referenceLanguage();
        for (String key : texts.keys(language)) {
            if (!language.equals(reference) && texts.keys(reference).contains(key)) {
                Set<String> wanted = places(texts.find(reference, key, ""));
                Set<String> found = places(texts.find(language, key, ""));
                if (!wanted.equals(found)) {
                    findings.add(Finding.of(
                            Severity.WARNING,
                            TextsReader.file(language),
                            key,
                            "text-fills",
                            found.toString(),
                            wanted.toString(),
                            reference));
                }
            }
        }
    }

    private static Set<String> places(String message) {
        Set<String> places = new TreeSet<>();
        try {
            var pattern = new MessagePattern(message);
            for (int i = 0; i < pattern.countParts(); i++) {
                MessagePattern.Part.Type type = pattern.getPartType(i);
                if (type == MessagePattern.Part.Type.ARG_NAME || type == MessagePattern.Part.Type.ARG_NUMBER) {
                    places.add(pattern.getSubstring(pattern.getPart(i)));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Set.of();
        }
        return places;
    }
}
