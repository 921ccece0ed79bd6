package org.schalter.release;

import java.util.List;
import org.schalter.validation.Part;

/** Places of faults as both forms name them: a name that somebody has made up themselves is not told. */
record Places(Part before, Part after) {

    private static final String UNTOLD = "…";

    /** A place in the form and what it is called. */
    record Place(String at, String title) {}

    Place of(String pointer, String language) {
        var later = told(after, pointer, language);
        return later.at().endsWith(UNTOLD) ? told(before, pointer, language) : later;
    }

    private static Place told(Part root, String pointer, String language) {
        var at = new StringBuilder();
        var part = root;
        for (String token : tokens(pointer)) {
            var next = part.kind() == Part.Kind.ARRAY ? part.items() : part.child(token);
            if (next.isEmpty()) {
                return new Place(at + "/" + UNTOLD, part.title(language));
            }
            at.append('/').append(part.kind() == Part.Kind.ARRAY ? "*" : token);
            part = next.get();
        }
        return new Place(at.toString(), part.title(language));
    }

    private static List<String> tokens(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(it -> it.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
