package org.schalter.comparison;

import java.util.List;

/**
 * One difference between two states of a service.
 *
 * @param file where it is to be seen; in the later state, or in the earlier one where it is gone there
 * @param at the place in the file, as findings name it
 * @param what the key of its sentence, for example {@code field-added}
 * @param said what the sentence speaks of
 */
public record Change(Area area, String file, String at, String what, List<Said> said, Why why) {

    public Change {
        said = List.copyOf(said);
    }

    static Change of(String file, String at, String what, Why why, Object... said) {
        var words = java.util.Arrays.stream(said)
                .map(it -> it instanceof Said already ? already : Said.of(it))
                .toList();
        return new Change(Area.of(file), file, at, what, words, why);
    }
}
