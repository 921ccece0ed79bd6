package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.schalter.validation.Part;

/** What differs in the questions of one form. */
final class QuestionChanges {

    private final String file;
    private final Map<String, Part> before = new LinkedHashMap<>();
    private final Map<String, Part> after = new LinkedHashMap<>();
    private final Part rootBefore;
    private final Part rootAfter;
    private final List<Change> found = new ArrayList<>();

    QuestionChanges(String file, Part before, Part after) {
        this.file = file;
        this.rootBefore = before;
        this.rootAfter = after;
        collect(before, this.before);
        collect(after, this.after);
    }

    List<Change> all() {
        var gone = new LinkedHashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        var come = new LinkedHashSet<>(after.keySet());
        come.removeAll(before.keySet());
        renamed(gone, come);
        outermost(come).forEach(it -> added(part(after, it)));
        outermost(gone).forEach(it -> add(part(before, it), "field-removed", Why.ANSWERS_LOST));
        found.addAll(new QuestionChange(file, rootBefore, rootAfter).all());
        after.forEach((path, part) -> {
            var earlier = before.get(path);
            if (earlier != null) {
                found.addAll(new QuestionChange(file, earlier, part).all());
            }
        });
        return found;
    }

    /** The same question under another name, where there is no doubt which. */
    private void renamed(Set<String> gone, Set<String> come) {
        for (String path : List.copyOf(gone)) {
            var same = come.stream()
                    .filter(it -> alike(part(before, path), part(after, it)))
                    .toList();
            if (same.size() == 1) {
                var later = part(after, same.getFirst());
                found.add(Change.of(
                        file, at(later), "field-renamed", Why.ANSWERS_LOST, title(later), path, same.getFirst()));
                gone.removeIf(it -> within(it, path));
                come.removeIf(it -> within(it, same.getFirst()));
            }
        }
    }

    private static boolean alike(Part one, Part other) {
        return parent(one.path()).equals(parent(other.path()))
                && one.kind() == other.kind()
                && one.type().equals(other.type())
                && one.format().equals(other.format())
                && one.title("de").equals(other.title("de"))
                && !one.title("de").equals(one.name());
    }

    private void added(Part part) {
        if (part.required() && part.conditions().isEmpty()) {
            add(part, "field-added-required", Why.MUST_BE_ANSWERED);
        } else if (part.required()) {
            add(part, "field-added-sometimes", Why.MUST_BE_ANSWERED);
        } else {
            add(part, "field-added", Why.NOTHING_LOST);
        }
    }

    private void add(Part part, String what, Why why) {
        found.add(Change.of(file, at(part), what, effective(why), title(part)));
    }

    /** Of a clerk's form, what is half done ends with its case, on its edition. */
    private Why effective(Why why) {
        return file.startsWith("tasks/") && why != Why.NOTHING_LOST ? Why.NEW_CASES : why;
    }

    /** Without what lies in something that is told of already. */
    private static List<String> outermost(Set<String> paths) {
        return paths.stream()
                .filter(it -> paths.stream().noneMatch(other -> !other.equals(it) && within(it, other)))
                .toList();
    }

    private static boolean within(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".");
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static Part part(Map<String, Part> parts, String path) {
        return Objects.requireNonNull(parts.get(path));
    }

    static Said title(Part part) {
        return part.path().isEmpty() ? Said.term("form") : Said.by(part::title);
    }

    /** The property in the schema, as far as it stands where one expects it. */
    static String at(Part part) {
        var at = new StringBuilder();
        for (String token : part.pointer().split("/")) {
            at.append(token.isEmpty() ? "" : token.equals("*") ? "/items" : "/properties/" + token);
        }
        return at.toString();
    }

    private static void collect(Part part, Map<String, Part> parts) {
        part.children().forEach(child -> {
            parts.put(child.path(), child);
            collect(child, parts);
        });
        part.items().ifPresent(row -> collect(row, parts));
    }
}
