package org.schalter.event;

/** Work that recurs, such as the nightly deletion; runs on one node at a time. */
public interface Routine {

    /** A stable name, unique in the application, for example {@code filling.delete-expired-drafts}. */
    String id();

    /** When: a Spring cron expression of six fields, in the town's time zone. */
    String cron();

    void run();
}
