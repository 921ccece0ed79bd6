package org.schalter.operation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.schalter.event.Routine;
import org.schalter.site.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a round, every minute if the settings say nothing else, on one node at a time. */
@Component
class ReconcileAll implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileAll.class);
    private static final int SUSPECTS = 200;

    private final Reconciler reconciler;
    private final Rounds rounds;
    private final OperationSettings settings;

    ReconcileAll(Reconciler reconciler, Rounds rounds, OperationSettings settings) {
        this.reconciler = reconciler;
        this.rounds = rounds;
        this.settings = settings;
    }

    @Override
    public String id() {
        return "operation.reconcile";
    }

    @Override
    public String cron() {
        return settings.round();
    }

    @Override
    public void run() {
        Set<UUID> cases = new LinkedHashSet<>(reconciler.suspects(SUSPECTS));
        cases.addAll(rounds.newest());
        cases.addAll(rounds.all());
        cases.forEach(this::look);
    }

    /** One case that can't be looked at must not keep the others from it. */
    private void look(UUID caseId) {
        try {
            reconciler.look(caseId);
        } catch (RuntimeException e) {
            LOG.warn("case {} could not be looked at: {}", caseId, Cause.of(e));
        }
    }
}
