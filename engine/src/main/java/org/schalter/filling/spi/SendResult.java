package org.schalter.filling.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of sending. */
public sealed interface SendResult {

    /**
     * Accepted, now or before.
     *
     * @param statusUrl where the case stands, such as {@code /cases/…}
     * @param paymentUrl where to pay, null when nothing is to be paid now
     */
    record Sent(String statusUrl, @Nullable String paymentUrl) implements SendResult {}

    /** Not accepted: the answers have faults. */
    record Rejected(List<Flaw> faults) implements SendResult {}

    /** Not accepted: the service takes no applications now. */
    record Closed() implements SendResult {}

    /** What is wrong with the answer at a JSON Pointer. */
    record Flaw(String at, String keyword, String message) {}
}
