package org.schalter.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.schalter.definition.ServicePackage;

/** What differs in letters and messages: which there are, and what is written in them. */
final class LetterChanges {

    private static final int MOST_TOLD = 5;

    private final SortedMap<String, byte[]> before;
    private final SortedMap<String, byte[]> after;
    private final List<Change> found = new ArrayList<>();

    LetterChanges(ServicePackage before, ServicePackage after) {
        this.before = before.files();
        this.after = after.files();
    }

    List<Change> all() {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(it -> Area.of(it) != Area.LETTERS || Arrays.equals(before.get(it), after.get(it)));
        paths.forEach(this::compare);
        return found;
    }

    private void compare(String path) {
        var one = before.get(path);
        var other = after.get(path);
        if (one == null) {
            found.add(Change.of(path, "", kind(path) + "-added", Why.NEW_CASES, name(path)));
        } else if (other == null) {
            found.add(Change.of(path, "", kind(path) + "-removed", Why.NEW_CASES, name(path)));
        } else {
            words(path, Passages.of(one), Passages.of(other));
        }
    }

    private void words(String path, List<String> one, List<String> other) {
        var gone = without(one, other);
        var come = without(other, one);
        for (int i = 0; i < Math.min(MOST_TOLD, Math.max(gone.size(), come.size())); i++) {
            if (i >= gone.size()) {
                add(path, "passage-added", come.get(i));
            } else if (i >= come.size()) {
                add(path, "passage-removed", gone.get(i));
            } else {
                add(path, "passage-changed", gone.get(i), come.get(i));
            }
        }
        if (gone.isEmpty() && come.isEmpty()) {
            add(path, "letter-otherwise");
        }
    }

    private void add(String path, String what, Object... said) {
        var words = new ArrayList<Object>(List.of(Said.term(kind(path)), name(path)));
        words.addAll(List.of(said));
        found.add(Change.of(path, "", what, Why.NEW_CASES, words.toArray()));
    }

    private static List<String> without(List<String> all, List<String> others) {
        var left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }

    private static String kind(String path) {
        return path.startsWith("messages/") ? "message" : "letter";
    }

    private static String name(String path) {
        return path.substring(path.indexOf('/') + 1).replace(".html", "");
    }
}
