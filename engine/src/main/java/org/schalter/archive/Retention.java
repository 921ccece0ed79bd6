package org.schalter.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.schalter.casework.EndedCases;
import org.schalter.definition.ServiceKey;
import org.schalter.event.Events;
import org.schalter.event.Routine;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.submission.CaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets every night what the rules of its edition no longer let be kept, each case in a transaction of its own: first
 * answers that go earlier than the rest, then whole cases. What went stands in the journal.
 */
@Component
class Retention implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final EndedCases cases;
    private final Editions editions;
    private final RetentionSteps steps;
    private final Events events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(
            EndedCases cases,
            Editions editions,
            RetentionSteps steps,
            Events events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.editions = editions;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String id() {
        return "archive.retention";
    }

    @Override
    public String cron() {
        return "0 15 3 * * *";
    }

    @Override
    public void run() {
        var tally = new RetentionTally();
        cases.editions()
                .forEach(of -> editions.find(new ServiceKey(of.service()), of.edition())
                        .ifPresent(edition -> forget(of, edition, tally)));
        RetentionDone done = tally.done();
        transaction.executeWithoutResult(_ -> events.publish(done));
        LOG.info("Retention: {}", done);
    }

    private void forget(EndedCases.Of of, Edition edition, RetentionTally tally) {
        int step = 0;
        for (Period kept : steps.earlier(edition)) {
            int number = ++step;
            each(
                    after -> cases.endedBefore(of, number, ago(kept), after, BATCH),
                    id -> steps.shorten(id, edition, kept, number),
                    tally);
        }
        var rule = edition.content().manifest().retention();
        each(
                after -> cases.ended(of, true, ago(rule.rejected()), after, BATCH),
                id -> steps.forget(id, edition, rule.rejected()),
                tally);
        each(
                after -> cases.ended(of, false, ago(rule.completed()), after, BATCH),
                id -> steps.forget(id, edition, rule.completed()),
                tally);
    }

    /** One that fails must not keep the others. */
    private void each(
            Function<UUID, List<UUID>> next, Function<CaseId, RetentionTally.Result> step, RetentionTally tally) {
        for (List<UUID> batch = next.apply(FIRST); !batch.isEmpty(); batch = next.apply(batch.getLast())) {
            for (UUID id : batch) {
                try {
                    tally.count(transaction.execute(_ -> step.apply(new CaseId(id))));
                } catch (RuntimeException e) {
                    LOG.warn(
                            "case {} is due and could not be forgotten: {}",
                            id,
                            e.getClass().getName());
                    tally.count(RetentionTally.Result.FAILED);
                }
            }
        }
    }

    private Instant ago(Period period) {
        return ZonedDateTime.now(clock).minus(period).toInstant();
    }
}
