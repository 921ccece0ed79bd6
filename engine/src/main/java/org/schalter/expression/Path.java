package org.schalter.expression;

import java.util.List;

/** A variable that an expression names, from the root of its scope: {@code answers.dogs.breed}; lists are transparent. */
public record Path(List<String> names) {

    public Path {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A path needs a name; expected for example <answers>");
        }
    }

    public static Path of(String... names) {
        return new Path(List.of(names));
    }

    /** The variable it begins with, for example {@code answers}. */
    public String root() {
        return names.getFirst();
    }

    /** What stands below the root, dotted: {@code dogs.breed}; empty for the root itself. */
    public String below() {
        return String.join(".", names.subList(1, names.size()));
    }

    public boolean startsWith(Path other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    Path then(List<String> more) {
        var all = new java.util.ArrayList<>(names);
        all.addAll(more);
        return new Path(all);
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
