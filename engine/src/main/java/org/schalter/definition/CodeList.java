package org.schalter.definition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values that a field with {@code x-codelist} may have. What may no longer be chosen stays in the list, since what was
 * once chosen must remain readable.
 *
 * @param sorted whether the entries are offered by their words, not in the list's own order
 */
public record CodeList(String name, boolean sorted, List<Entry> entries) {

    /**
     * A value and its words.
     *
     * @param from the first day on which it may be chosen, null if it always could be
     * @param until the last day on which it may be chosen, null if nobody knows one
     */
    public record Entry(
            String code,
            Text text,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public boolean offeredOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    public CodeList {
        entries = List.copyOf(entries);
    }

    /** The entry of this code, whether or not it may still be chosen. */
    public Optional<Entry> entry(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }
}
