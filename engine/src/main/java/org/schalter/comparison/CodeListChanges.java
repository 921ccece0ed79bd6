package org.schalter.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.CodeList;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;

/** What differs in what may be chosen from code lists. */
final class CodeListChanges {

    private final Map<String, CodeList> before;
    private final Map<String, CodeList> after;
    private final List<Change> found = new ArrayList<>();

    CodeListChanges(ServicePackage before, ServicePackage after) {
        this.before = lists(before);
        this.after = lists(after);
    }

    List<Change> all() {
        after.forEach((name, list) -> {
            var earlier = before.get(name);
            if (earlier != null && !earlier.equals(list)) {
                compare("codelists/" + name + ".yaml", earlier, list);
            }
        });
        return found;
    }

    private static Map<String, CodeList> lists(ServicePackage content) {
        var lists = new TreeMap<>(content.form().codeLists());
        content.tasks().values().stream().map(FormDefinition::codeLists).forEach(lists::putAll);
        return lists;
    }

    private void compare(String file, CodeList one, CodeList other) {
        var earlier = entries(one);
        var later = entries(other);
        later.forEach((code, entry) -> {
            var known = earlier.get(code);
            if (known == null) {
                add(file, "code-added", Why.NOTHING_LOST, entry, code);
            } else {
                entry(file, known, entry);
            }
        });
        earlier.forEach((code, entry) -> {
            if (!later.containsKey(code)) {
                add(file, "code-removed", Why.CHOICE_GONE, entry, code);
            }
        });
    }

    private void entry(String file, CodeList.Entry one, CodeList.Entry other) {
        if (!one.text().equals(other.text())) {
            add(file, "code-words", Why.ONLY_WORDS, one, Said.of(other.text()));
        }
        if (!Objects.equals(one.from(), other.from()) || !Objects.equals(one.until(), other.until())) {
            add(file, "code-days", Why.MAY_BE_WRONG, other, span(one), span(other));
        }
    }

    private void add(String file, String what, Why why, CodeList.Entry entry, Object... said) {
        var words = new ArrayList<Object>(List.of(Said.of(entry.text())));
        words.addAll(List.of(said));
        found.add(Change.of(file, "", what, why, words.toArray()));
    }

    private static String span(CodeList.Entry entry) {
        return day(entry.from()) + " – " + day(entry.until());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "…" : day.toString();
    }

    private static Map<String, CodeList.Entry> entries(CodeList list) {
        var entries = new LinkedHashMap<String, CodeList.Entry>();
        list.entries().forEach(it -> entries.put(it.code(), it));
        return entries;
    }
}
