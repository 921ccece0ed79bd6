package org.schalter.archive.spi;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A completed case as it is handed over.
 *
 * @param files by name: {@code answers.json}, {@code journal.json}, and each document's PDF
 */
public record ArchiveBundle(
        String reference,
        String service,
        int edition,
        String status,
        Instant receivedAt,
        SortedMap<String, byte[]> files) {

    @Override
    public String toString() {
        return "ArchiveBundle[" + reference + "]"; // never the content: it may reach a log
    }
}
