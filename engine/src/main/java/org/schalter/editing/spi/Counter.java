package org.schalter.editing.spi;

import java.time.Instant;
import java.util.Map;
import org.schalter.definition.ServiceKey;

/** Knows what citizens see at the counter. */
public interface Counter {

    /** The edition that citizens see, and since when; the hash tells whether the working copy differs from it. */
    record Live(int edition, String hash, Instant since) {}

    /** By service; one that was never published, or was withdrawn, is not there. */
    Map<ServiceKey, Live> live();
}
