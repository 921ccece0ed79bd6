package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.DecisionOutline;
import org.schalter.expression.InvalidDecision;

/** What differs in fees and other decisions, row by row. */
final class DecisionChanges {

    private final ServicePackage before;
    private final ServicePackage after;
    private final List<Change> found = new ArrayList<>();

    DecisionChanges(ServicePackage before, ServicePackage after) {
        this.before = before;
        this.after = after;
    }

    List<Change> all() {
        var files = new TreeSet<>(before.decisions().keySet());
        files.addAll(after.decisions().keySet());
        files.forEach(this::file);
        return found;
    }

    private void file(String file) {
        if (!before.files().containsKey(file)) {
            found.add(Change.of(file, "", "decision-added", why(file), file));
        } else if (!after.files().containsKey(file)) {
            found.add(Change.of(file, "", "decision-removed", why(file), file));
        } else if (!java.util.Arrays.equals(
                before.files().get(file), after.files().get(file))) {
            compare(file, tables(before.files(), file), tables(after.files(), file));
        }
    }

    private void compare(String file, Map<String, DecisionOutline> one, Map<String, DecisionOutline> other) {
        other.forEach((id, table) -> {
            var earlier = one.get(id);
            if (earlier == null) {
                add(file, id, "table-added", table.name());
            } else {
                table(file, earlier, table);
            }
        });
        one.forEach((id, table) -> {
            if (!other.containsKey(id)) {
                add(file, id, "table-removed", table.name());
            }
        });
    }

    private void table(String file, DecisionOutline one, DecisionOutline other) {
        if (!one.columns().equals(other.columns()) || !one.policy().equals(other.policy())) {
            add(file, other.id(), "columns-changed", other.name(), said(one), said(other));
        }
        if (!one.expression().equals(other.expression())) {
            add(file, other.id(), "expression-changed", other.name(), one.expression(), other.expression());
        }
        new RowChanges(one.rows(), other.rows())
                .all()
                .forEach(it -> found.add(Change.of(
                        file, it.id().isEmpty() ? other.id() : it.id(), it.what(), why(file), it.said(other.name()))));
    }

    private static String said(DecisionOutline table) {
        return table.policy() + " " + String.join(" | ", table.columns());
    }

    private void add(String file, String at, String what, Object... said) {
        found.add(Change.of(file, at, what, why(file), said));
    }

    /** What people pay, or what becomes of cases. */
    private Why why(String file) {
        boolean fee = List.of(before.manifest(), after.manifest()).stream()
                .map(Manifest::fee)
                .flatMap(Optional::stream)
                .anyMatch(it -> it.decision().equals(file));
        return fee ? Why.PRICE : Why.NEW_CASES;
    }

    private static Map<String, DecisionOutline> tables(SortedMap<String, byte[]> files, String file) {
        var tables = new LinkedHashMap<String, DecisionOutline>();
        try {
            var bytes = Optional.ofNullable(files.get(file)).orElseGet(() -> new byte[0]);
            DecisionOutline.of(bytes, file).forEach(it -> tables.put(it.id(), it));
        } catch (InvalidDecision e) {
            // Then the file itself is told of.
            return Map.of();
        }
        return tables;
    }
}
