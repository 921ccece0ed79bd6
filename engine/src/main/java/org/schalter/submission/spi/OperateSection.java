package org.schalter.submission.spi;

import java.util.Locale;
import java.util.Optional;

/** What a stage has to tell an operator: what is stuck, what failed, what its providers say of themselves. */
public interface OperateSection {

    /** Its place on the page, from small to great. */
    int order();

    /** Empty when there is nothing worth an operator's look. */
    Optional<Section> section(Locale locale);
}
