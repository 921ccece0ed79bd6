package org.schalter.submission.spi;

import java.net.URI;
import java.util.Optional;

/** What an applicant has to do right after sending. */
public interface NextStep {

    /** Where to pay; computed from what is sealed, so that the same case always has the same answer. */
    Optional<URI> paymentUrl(SentCase sent);
}
