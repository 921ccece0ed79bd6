package org.schalter.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.comparison.Change;
import org.schalter.comparison.InFlight;

/**
 * What differs between two states of a service.
 *
 * @param from what is compared with, null where nothing is live
 * @param weight of the weightiest change
 * @param drawings both processes where they differ
 */
record ComparisonJson(
        @Nullable String from,
        String to,
        String weight,
        InFlight inFlight,
        List<Line> changes,
        @Nullable Drawings drawings) {

    /** A change in words; affected is how many drafts or cases it touches. */
    record Line(String area, String file, String at, String sentence, String weight, String reason, long affected) {

        static Line of(Change change, String sentence, String reason, InFlight now) {
            return new Line(
                    change.area().word(),
                    change.file(),
                    change.at(),
                    sentence,
                    change.why().weight(now).word(),
                    reason,
                    change.why().affected(now));
        }
    }

    /** The process before and after, as BPMN. */
    record Drawings(@Nullable String before, @Nullable String after) {}
}
