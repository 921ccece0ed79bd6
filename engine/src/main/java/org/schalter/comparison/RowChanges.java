package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schalter.expression.DecisionOutline.Row;

/** What differs in the rows of one table. A row is known by its id, or by what it says. */
final class RowChanges {

    private final List<Row> before;
    private final List<Row> after;

    RowChanges(List<Row> before, List<Row> after) {
        this.before = before;
        this.after = after;
    }

    /** One difference: a row's id, what became of it, what it said and says. */
    record RowChange(String id, String what, List<String> rows) {

        Object[] said(String table) {
            var said = new ArrayList<Object>(List.of(table));
            said.addAll(rows);
            return said.toArray();
        }
    }

    List<RowChange> all() {
        var one = byName(before);
        var other = byName(after);
        var found = new ArrayList<RowChange>();
        other.forEach((name, row) -> {
            var earlier = one.get(name);
            if (earlier == null) {
                found.add(new RowChange(row.id(), "row-added", List.of(words(row))));
            } else if (!earlier.cells().equals(row.cells())) {
                found.add(new RowChange(row.id(), "row-changed", List.of(words(earlier), words(row))));
            }
        });
        one.forEach((name, row) -> {
            if (!other.containsKey(name)) {
                found.add(new RowChange("", "row-removed", List.of(words(row))));
            }
        });
        if (found.isEmpty() && !List.copyOf(one.keySet()).equals(List.copyOf(other.keySet()))) {
            found.add(new RowChange("", "rows-moved", List.of()));
        }
        return found;
    }

    private static Map<String, Row> byName(List<Row> rows) {
        var byName = new LinkedHashMap<String, Row>();
        rows.forEach(it -> byName.put(it.id().isEmpty() ? words(it) : it.id(), it));
        return byName;
    }

    private static String words(Row row) {
        return String.join(" | ", row.cells());
    }
}
