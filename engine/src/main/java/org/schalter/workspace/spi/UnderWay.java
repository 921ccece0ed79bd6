package org.schalter.workspace.spi;

import java.util.Map;
import org.schalter.definition.ServiceKey;

/** Knows how much of one kind is under way: begun under some edition of a service, and not yet done. */
public interface UnderWay {

    /** What a stage counts; each kind is counted by one stage. */
    enum Kind {
        DRAFTS,
        UNPAID,
        CASES,
        TASKS
    }

    Kind kind();

    /** By service; one of which nothing is under way may be missing. */
    Map<ServiceKey, Long> byService();
}
