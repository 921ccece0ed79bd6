package org.schalter.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has been noted down while an example was played. */
record Notes(
        List<String> path,
        Set<String> flows,
        List<Paper> documents,
        List<Paper> messages,
        List<String> statuses,
        List<SampleCase.Step> steps) {

    /** A document or message that would go out. */
    record Paper(String name, String to, String text) {}

    Notes() {
        this(
                new ArrayList<>(),
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The last status, which every case begins with being received. */
    String status() {
        return statuses.isEmpty() ? "received" : statuses.getLast();
    }
}
