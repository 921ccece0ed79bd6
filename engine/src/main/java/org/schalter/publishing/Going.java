package org.schalter.publishing;

import java.util.Optional;

/**
 * What is said when an edition goes live, or a service off the counter.
 *
 * @param why in the words of whoever wanted it
 * @param askedBy who had asked for it, where that was somebody else
 */
public record Going(String why, Optional<String> askedBy, DraftRule drafts) {

    public static final Going SILENTLY = new Going("", Optional.empty(), DraftRule.KEEP);
}
