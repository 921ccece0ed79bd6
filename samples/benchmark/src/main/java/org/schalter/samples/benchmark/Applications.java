package org.schalter.samples.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Applications of as many citizens as are wanted: each with an e-mail address and, where one is asked for, a file of its own. */
final class Applications {

    /** Stands in the answers where the id of a copied upload is to stand. */
    static final String EVIDENCE = "00000000-0000-0000-0000-000000000000";

    private static final Pattern OWN = Pattern.compile("[a-z.]+@example\\.org|" + EVIDENCE);

    private final String[] between;
    private final boolean[] evidence;
    private final AtomicLong count = new AtomicLong();

    Applications(String answers) {
        between = OWN.split(answers, -1);
        var found = OWN.matcher(answers)
                .results()
                .map(it -> it.group().equals(EVIDENCE))
                .toList();
        evidence = new boolean[found.size()];
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] = found.get(i);
        }
    }

    /** How many there have been. */
    long count() {
        return count.get();
    }

    byte[] next() {
        long number = count.incrementAndGet();
        var answers = new StringBuilder(between[0]);
        for (int i = 0; i < evidence.length; i++) {
            answers.append(evidence[i] ? Engine.copy(number).toString() : "citizen" + number + "@example.org")
                    .append(between[i + 1]);
        }
        return answers.toString().getBytes(StandardCharsets.UTF_8);
    }
}
