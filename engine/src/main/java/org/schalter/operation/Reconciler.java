package org.schalter.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Events;
import org.schalter.operation.Gaps.Gap;
import org.schalter.site.Cause;
import org.schalter.submission.CaseRoll;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a case with the eyes of every stage, repairs what repeating can repair, and notes the rest. Repairs are the
 * stages' own idempotent steps, each of which holds the case while it works; so it does no harm that an operator, another
 * node, or whoever was merely slow does the same at the same moment. A repair that does not help is tried again after ever
 * longer pauses, for what stood in the way may be gone some day.
 */
@Component
class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int DOUBLINGS = 10;

    private final ObjectProvider<StationDuty> duties;
    private final CaseRoll roll;
    private final Gaps gaps;
    private final Closing closing;
    private final OperationSettings settings;
    private final Clock clock;

    Reconciler(
            ObjectProvider<StationDuty> duties,
            CaseRoll roll,
            Gaps gaps,
            Closing closing,
            OperationSettings settings,
            Clock clock) {
        this.duties = duties;
        this.roll = roll;
        this.gaps = gaps;
        this.closing = closing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Closes gaps, and tells of those that were closed by a repair. */
    @Component
    record Closing(Gaps gaps, Events events, TransactionTemplate transaction) {
        void close(Gap gap) {
            transaction.executeWithoutResult(_ -> {
                if (gaps.close(gap) && gap.tries() > 0) {
                    events.publish(new Repaired(gap.caseId(), gap.station(), gap.tries()));
                }
            });
        }
    }

    /** Cases that some stage knows to be stuck, or that had a gap when they were looked at last. */
    Set<UUID> suspects(int most) {
        Set<UUID> suspects = new LinkedHashSet<>();
        gaps.oldest(most).forEach(gap -> suspects.add(gap.caseId()));
        duties.forEach(duty -> suspects.addAll(duty.suspects(most)));
        return suspects;
    }

    /** Looks at a case and repairs what it lacks by itself and what is due. */
    void look(UUID caseId) {
        look(caseId, "");
    }

    /** Looks at a case and repairs this station now, whatever was tried before. */
    void look(UUID caseId, String now) {
        roll.find(caseId).ifPresentOrElse(sent -> look(sent, now), () -> gaps.forget(caseId));
    }

    private void look(SentCase sent, String now) {
        Map<String, MissingStation> missing = missing(sent, now);
        for (MissingStation it : List.copyOf(missing.values())) {
            repair(sent, it, it.station().equals(now));
        }
        Map<String, MissingStation> still = missing.isEmpty() ? missing : missing(sent, now);
        for (Gap gap : gaps.of(sent.id())) {
            if (!still.containsKey(gap.station())) {
                closing.close(gap);
            }
        }
    }

    private void repair(SentCase sent, MissingStation it, boolean asked) {
        @Nullable Gap known = gaps.find(sent.id(), it.station()).orElse(null);
        int tries = known == null ? 0 : known.tries();
        @Nullable Instant triedAt = known == null ? null : known.triedAt();
        if (asked || it.repair().byItself() && isDue(tries, triedAt)) {
            MissingStation after = tried(sent, it);
            gaps.note(sent.id(), after, tries + 1, clock.instant());
        } else {
            gaps.note(sent.id(), it, tries, triedAt);
        }
    }

    /** What is known of the gap after a try: what the try failed of, if it did. */
    private MissingStation tried(SentCase sent, MissingStation it) {
        try {
            boolean done = it.repair().again();
            LOG.info(
                    "case {} lacks {}: {}",
                    sent.reference(),
                    it.station(),
                    done ? "done again" : "nothing can be done");
            return it;
        } catch (RuntimeException e) {
            LOG.warn(
                    "case {} lacks {}, and doing it again failed: {}",
                    sent.reference(),
                    it.station(),
                    e.getClass().getName());
            return new MissingStation(it.station(), it.since(), it.cause(), Cause.of(e), it.repair());
        }
    }

    private boolean isDue(int tries, @Nullable Instant triedAt) {
        if (triedAt == null) {
            return true;
        }
        Duration pause = settings.grace().multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, tries - 1)));
        Instant due = triedAt.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return !due.isAfter(clock.instant());
    }

    /** What is missing for longer than the grace, or asked for, by station. */
    private Map<String, MissingStation> missing(SentCase sent, String asked) {
        Instant latest = clock.instant().minus(settings.grace());
        List<MissingStation> all = new ArrayList<>();
        duties.forEach(duty -> all.addAll(owed(sent, duty)));
        Map<String, MissingStation> byStation = new LinkedHashMap<>();
        all.stream()
                .filter(it -> !it.since().isAfter(latest) || it.station().equals(asked))
                .forEach(it -> byStation.putIfAbsent(it.station(), it));
        return byStation;
    }

    /** A case that a stage can't look at is a gap itself. */
    private static List<MissingStation> owed(SentCase sent, StationDuty duty) {
        try {
            return duty.missing(sent);
        } catch (RuntimeException e) {
            LOG.warn("case {} can't be looked at: {}", sent.reference(), Cause.of(e));
            return List.of(new MissingStation(
                    "step", sent.receivedAt(), "operation.missing.unreadable", Cause.of(e), Repair.none()));
        }
    }
}
