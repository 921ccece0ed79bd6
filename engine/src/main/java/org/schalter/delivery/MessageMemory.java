package org.schalter.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.schalter.event.Routine;
import org.schalter.submission.spi.CaseMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Messages go with their case, those of no case after some time; a case is needed while one is still to be delivered. */
@Component
class MessageMemory implements CaseMemory, Routine {

    private static final Logger LOG = LoggerFactory.getLogger(MessageMemory.class);

    private final MessageStore store;
    private final DeliverySettings settings;
    private final Clock clock;

    MessageMemory(MessageStore store, DeliverySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean needs(UUID caseId) {
        return store.isDue(caseId);
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        return Map.of("messages", store.delete(caseId));
    }

    @Override
    public String id() {
        return "delivery.delete-old-messages";
    }

    @Override
    public String cron() {
        return "0 45 2 * * *";
    }

    @Override
    @Transactional
    public void run() {
        int gone = store.deleteOfNoCase(clock.instant().minus(settings.kept()));
        LOG.info("Deleted {} old messages of no case", gone);
    }
}
