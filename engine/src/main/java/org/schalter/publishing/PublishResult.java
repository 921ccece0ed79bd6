package org.schalter.publishing;

import java.util.List;
import org.schalter.definition.Finding;

/** What came of a wish to publish. */
public sealed interface PublishResult {

    /**
     * The edition is live.
     *
     * @param created false when the same content had been published before: then that edition is live (again)
     * @param findings warnings and hints
     */
    record Published(Edition edition, boolean created, List<Finding> findings) implements PublishResult {}

    /** Errors stand in the way; they are among the findings. */
    record Refused(List<Finding> findings) implements PublishResult {}

    /** There is nothing to publish: nobody has imported a service of that key. */
    record NothingToPublish() implements PublishResult {}
}
