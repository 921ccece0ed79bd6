package org.schalter.submission.spi;

import java.util.Map;
import java.util.UUID;

/**
 * What a stage keeps of cases. A bean of this type is asked whether a case is still needed when its retention period is
 * over, and forgets it when nobody needs it any more. Everything happens in one transaction of the caller's.
 */
public interface CaseMemory {

    /** Whether the case must not be forgotten yet: somebody works on it, owes money for it, or waits for mail about it. */
    boolean needs(UUID caseId);

    /**
     * Forgets the people of a case: what is sealed with the case's key goes too, since the key does.
     *
     * @param wholly whether nothing at all may stay; else what tells nothing of anybody may
     * @return how much of what went, for the journal, for example {@code documents} and 2
     */
    Map<String, Integer> forget(UUID caseId, boolean wholly);
}
