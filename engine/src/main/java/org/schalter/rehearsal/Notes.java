package org.schalter.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been noted down while an example was played. */
record Notes(
        List<String> path,
        Set<String> flows,
        List<Trial.Paper> documents,
        List<Trial.Paper> messages,
        List<String> statuses,
        List<SampleCase.Step> steps,
        Map<String, Set<String>> rules) {

    Notes() {
        this(
                new ArrayList<>(),
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashMap<>());
    }

    /** These rules of a decision have led to something. */
    void fired(String decision, Set<String> ids) {
        rules.computeIfAbsent(decision, _ -> new HashSet<>()).addAll(ids);
    }

    /** The last status, which every case begins with being received. */
    String status() {
        return statuses.isEmpty() ? "received" : statuses.getLast();
    }
}
