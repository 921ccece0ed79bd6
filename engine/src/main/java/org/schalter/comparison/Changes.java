package org.schalter.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.schalter.definition.ServicePackage;

/** What differs between two states of a service. Pure: nothing but the two packages decides. */
public final class Changes {

    private final ServicePackage before;
    private final ServicePackage after;

    private Changes(ServicePackage before, ServicePackage after) {
        this.before = before;
        this.after = after;
    }

    /** All differences, by area; empty where the files are the same. */
    public static List<Change> between(ServicePackage before, ServicePackage after) {
        return before.hash().equals(after.hash()) ? List.of() : new Changes(before, after).all();
    }

    private List<Change> all() {
        var found = new ArrayList<Change>();
        found.addAll(new SettingsChanges(before, after).all());
        found.addAll(new FormChanges(before, after).all());
        found.addAll(new CodeListChanges(before, after).all());
        found.addAll(new DecisionChanges(before, after).all());
        found.addAll(new ProcessChanges(before, after).all());
        found.addAll(new LetterChanges(before, after).all());
        found.addAll(new TextChanges(before, after).all());
        found.addAll(files(found));
        found.sort(Comparator.comparing(Change::area));
        return List.copyOf(found);
    }

    /** Files that differ and of which nothing was told yet: nothing goes unsaid. */
    private List<Change> files(List<Change> told) {
        var paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.removeIf(
                path -> Arrays.equals(before.files().get(path), after.files().get(path)));
        told.forEach(it -> paths.remove(it.file()));
        return paths.stream().map(this::file).toList();
    }

    private Change file(String path) {
        if (!before.files().containsKey(path)) {
            return Change.of(path, "", "file-added", effect(path), path);
        }
        return after.files().containsKey(path)
                ? Change.of(path, "", "file-changed", effect(path), path)
                : Change.of(path, "", "file-removed", effect(path), path);
    }

    /** A layout or a drawing moves things about; how else a schema or a decision was written is not ours to judge. */
    private static Why effect(String path) {
        boolean untold = path.endsWith("schema.json") || path.endsWith(".dmn") || path.equals("service.yaml");
        return untold ? Why.UNTOLD : Why.NO_EFFECT;
    }
}
