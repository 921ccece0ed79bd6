package org.schalter.release;

import java.util.List;
import org.schalter.definition.Finding;

/** What came of a wish to release, to go back, to withdraw, to confirm or to cancel. */
sealed interface ReleaseResult {

    /** The request as it stands now. */
    record Done(Request request) implements ReleaseResult {}

    /** Errors stand in the way; they are among the findings. */
    record Refused(List<Finding> findings) implements ReleaseResult {}

    record NoWorkingCopy() implements ReleaseResult {}

    record NoSuchEdition(int edition) implements ReleaseResult {}

    record NoSuchRequest() implements ReleaseResult {}

    /** Nothing is live that could be withdrawn. */
    record NotLive() implements ReleaseResult {}

    /** The working copy is at another revision than the one that was looked at. */
    record Changed(long revision) implements ReleaseResult {}

    /** Another request of that kind is not over. */
    record AlreadyAsked(Request request) implements ReleaseResult {}

    /** It is over, or waits for nobody. */
    record NotOpen(Request request) implements ReleaseResult {}

    /** Whoever asked for it or wrote it may not be the second person. */
    record SamePerson() implements ReleaseResult {}

    /** Only publishers may. */
    record NotAPublisher() implements ReleaseResult {}
}
