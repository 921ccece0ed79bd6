package org.schalter.release;

import java.time.Instant;
import java.util.Optional;
import org.schalter.publishing.DraftRule;

/**
 * What somebody wants, checked as far as it can be without looking.
 *
 * @param edition of what to go back to
 * @param revision of the working copy that was looked at, if that is to be made sure
 */
record Wish(
        Request.Kind kind,
        Optional<Integer> edition,
        Optional<Long> revision,
        String comment,
        DraftRule drafts,
        Optional<Instant> due) {}
