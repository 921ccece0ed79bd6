package org.schalter.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code codelists/<name>.yaml}: each code once, each with its words and the days on which it may be chosen. */
final class CodeListReader {

    private static final SchemaCheck CODE_LIST = SchemaCheck.of("codelist.schema.json");

    private final String file;
    private final List<Finding> findings;

    CodeListReader(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The list, unless something is wrong with it that would make it another. */
    Optional<CodeList> read(String name, JsonNode yaml) {
        int before = findings.size();
        CODE_LIST.check(yaml, (at, code, values) -> findings.add(Finding.of(Severity.ERROR, file, at, code, values)));
        if (findings.size() > before) {
            return Optional.empty();
        }
        List<CodeList.Entry> entries = new ArrayList<>();
        yaml.get("entries").forEach(entry -> entries.add(entry(entry)));
        tellTwins(entries);
        tellNever(entries);
        return Optional.of(new CodeList(name, yaml.path("sorted").asBoolean(false), entries));
    }

    private static CodeList.Entry entry(JsonNode entry) {
        return new CodeList.Entry(
                entry.get("code").stringValue(),
                text(entry.get("text")),
                day(entry.path("from")),
                day(entry.path("until")));
    }

    private static Text text(JsonNode text) {
        if (text.isString()) {
            return Text.of("", text.stringValue());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        text.propertyStream()
                .forEach(one -> texts.put(one.getKey(), one.getValue().stringValue()));
        return new Text(texts);
    }

    private static @Nullable LocalDate day(JsonNode day) {
        return day.isString() ? LocalDate.parse(day.stringValue()) : null;
    }

    private void tellTwins(List<CodeList.Entry> entries) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!seen.add(entries.get(i).code())) {
                error(i, "/code", "the code <" + entries.get(i).code() + "> stands twice; expected each once");
            }
        }
    }

    private void tellNever(List<CodeList.Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            LocalDate from = entries.get(i).from();
            LocalDate until = entries.get(i).until();
            if (from != null && until != null && until.isBefore(from)) {
                error(
                        i,
                        "/until",
                        "<" + until + "> is before <" + from + ">; expected a day on which it may be chosen");
            }
        }
    }

    private void error(int entry, String key, String message) {
        findings.add(Finding.error(file, "/entries/" + entry + key, message));
    }
}
