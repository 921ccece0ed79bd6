package org.schalter.release;

import java.util.List;

/**
 * What real cases would have met with: counts, and nothing that anybody has answered.
 *
 * @param cases how many were replayed
 * @param accepted how many would be accepted as they are
 */
record ReplayJson(int cases, int accepted, List<FaultJson> faults, FeesJson fees, WaysJson ways) {

    /** A fault that so many cases would meet with; at is a place in the form, with {@code *} for rows. */
    record FaultJson(String at, String title, String keyword, int cases) {}

    /** Of those that would be accepted: who would pay the same, and by how much others would pay more or less. */
    record FeesJson(int same, int undecided, List<DifferenceJson> differences) {}

    record DifferenceJson(String difference, int cases) {}

    /** Of those that would be accepted: who would go the same way, and which other ways. */
    record WaysJson(int same, List<OtherWayJson> different) {}

    record OtherWayJson(List<String> before, List<String> after, int cases) {}
}
