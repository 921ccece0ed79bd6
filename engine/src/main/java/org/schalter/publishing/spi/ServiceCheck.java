package org.schalter.publishing.spi;

import java.util.List;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;

/**
 * Looks for what stands in the way of publishing a service. The list of all checks is what the publish page shows, what
 * the API answers, and what the build runs on the forms library. Free of side effects; findings name file and place.
 */
public interface ServiceCheck {

    /** Unique in the application, the sentence the check enforces, for example {@code every-form-is-sound}. */
    String id();

    /** Whether it concludes something from what the forms ask; then it is left out while one of them can't be read. */
    default boolean needsForms() {
        return true;
    }

    /** What is wrong or doubtful; empty when nothing is. */
    List<Finding> check(ServicePackage candidate);
}
