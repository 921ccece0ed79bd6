package org.schalter.submission.spi;

import java.util.Locale;
import java.util.Optional;

/** What a stage has to say about a case on the applicant's status page; a bean of this type is asked at every visit. */
public interface StatusSection {

    /** Its place on the page, from small to great: what the applicant must do 100, what they may take 200, history 300. */
    int order();

    Optional<Section> section(SentCase sent, Locale locale);
}
