package org.schalter.archive;

import java.util.Map;
import org.schalter.event.Event;

/**
 * A case's retention period was over, and nobody needs it any more.
 *
 * @param how {@code anonymise}, {@code delete}, or {@code shorten} where some answers only went
 * @param after the period, for example {@code P1Y}
 * @param what how much of what went
 */
public record CaseForgotten(
        String reference, String service, int edition, String how, String after, Map<String, Integer> what)
        implements Event {}
