package org.schalter.filling;

import org.schalter.event.Routine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes every night the drafts nobody went on with, and the files that nothing refers to. */
@Component
class DeleteExpiredDrafts implements Routine {

    private static final Logger log = LoggerFactory.getLogger(DeleteExpiredDrafts.class);

    private final Drafts drafts;
    private final Uploads uploads;

    DeleteExpiredDrafts(Drafts drafts, Uploads uploads) {
        this.drafts = drafts;
        this.uploads = uploads;
    }

    @Override
    public String id() {
        return "filling.delete-expired-drafts";
    }

    @Override
    public String cron() {
        return "0 30 2 * * *";
    }

    @Override
    public void run() {
        int gone = drafts.deleteExpired();
        log.info("Deleted {} expired drafts and {} files nothing refers to", gone, uploads.deleteUnreferenced());
    }
}
