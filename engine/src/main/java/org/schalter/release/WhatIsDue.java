package org.schalter.release;

import java.time.Clock;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.event.Routine;
import org.schalter.publishing.Editions;
import org.schalter.publishing.Publications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every minute, does what was to happen by then; each request once, on however many nodes. */
@Component
class WhatIsDue implements Routine {

    private static final Logger log = LoggerFactory.getLogger(WhatIsDue.class);

    private final RequestStore store;
    private final Releasing releasing;
    private final Publications publications;
    private final Editions editions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WhatIsDue(
            RequestStore store,
            Releasing releasing,
            Publications publications,
            Editions editions,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.releasing = releasing;
        this.publications = publications;
        this.editions = editions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "release.what-is-due";
    }

    @Override
    public String cron() {
        return "0 * * * * *";
    }

    /** What can't be done must not keep the rest from it. */
    @Override
    public void run() {
        for (long id : store.due(clock.instant())) {
            try {
                transaction.executeWithoutResult(_ -> store.lock(id)
                        .filter(it -> it.state() == Request.State.SCHEDULED)
                        .ifPresent(this::carryOut));
            } catch (RuntimeException e) {
                log.error("The scheduled request {} could not be carried out; it is tried again in a minute", id, e);
            }
        }
    }

    /** What stands in the way may depend on the day. */
    private void carryOut(Request request) {
        var obstacles = request.edition()
                .map(it -> publications.obstacles(editions.edition(request.key(), it)))
                .map(it -> it.stream().map(Finding::message).collect(Collectors.joining("; ")))
                .orElse("");
        if (obstacles.isEmpty()) {
            var done = releasing.carryOut(request);
            log.info("Carried out the scheduled {} of {}", done.kind().word(), done.key());
        } else {
            log.error("The scheduled release of {} did not happen: {}", request.key(), obstacles);
            var shortened = obstacles.length() > 2000 ? obstacles.substring(0, 2000) : obstacles;
            releasing.end(request, Request.State.FAILED, "", shortened);
        }
    }
}
