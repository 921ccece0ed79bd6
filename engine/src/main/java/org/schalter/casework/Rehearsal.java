package org.schalter.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.job.api.Job;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;

/**
 * Runs examples on a second Flowable in memory: the same generated process, the same walls, but a clock that is set, jobs
 * that are done one by one, and a casebook that only notes down. One example at a time.
 */
@Component
class Rehearsal implements DisposableBean {

    private static final int MOST_STEPS = 500;

    private final Clock town;
    private @Nullable Stage stage;

    Rehearsal(Clock town) {
        this.town = town;
    }

    /** The engine in memory, made at the first rehearsal. */
    private record Stage(ProcessEngine engine, RehearsalCasebook casebook, SetClock clock) {}

    /** What came of an example; the problem says why it did not run to where it should, and is empty if it did. */
    record Story(RehearsalCasebook.Notes notes, Optional<String> problem) {}

    /** Deploys the process for the time of {@code work}, which may rehearse as many examples as it likes. */
    synchronized void with(EditionProcess process, Runnable work) {
        var on = stage();
        on.casebook().process = process;
        var repository = on.engine().getRepositoryService();
        var deployment = Processes.deploy(process, repository);
        try {
            work.run();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    /** Rehearses one example of the process that is deployed. */
    synchronized Story play(RehearsedCase sample, Example example) {
        var on = stage();
        on.clock().now = start(example.expected());
        on.casebook().begin(sample);
        var run = new Run(on, example.expected());
        var problem = run.all();
        run.clear();
        return new Story(on.casebook().notes(), problem);
    }

    /** The moment that an example happens at. */
    Instant start(Expected expected) {
        return expected.today()
                .map(day -> day.atTime(LocalTime.NOON).atZone(town.getZone()).toInstant())
                .orElseGet(town::instant);
    }

    Clock at(Expected expected) {
        return Clock.fixed(start(expected), town.getZone());
    }

    private Stage stage() {
        var known = stage;
        if (known == null) {
            var clock = new SetClock(town.getZone(), town.instant());
            var casebook = new RehearsalCasebook(clock);
            DataSource memory = new DriverManagerDataSource(
                    "jdbc:h2:mem:rehearsal-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
            var engine = WorkflowEngine.build(
                    memory, new JdbcTransactionManager(memory), casebook, it -> it.setDatabaseSchemaUpdate("true"));
            known = new Stage(engine, casebook, clock);
            stage = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        if (stage != null) {
            stage.engine().close();
            stage = null;
        }
    }

    /** A clock that stands still until it is set. */
    private static final class SetClock extends Clock {
        private final ZoneId zone;
        private Instant now;

        SetClock(ZoneId zone, Instant now) {
            this.zone = zone;
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            var clock = this;
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return other;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return clock.withZone(zone);
                }

                @Override
                public Instant instant() {
                    return clock.now;
                }
            };
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** One example on its way: whenever nothing happens by itself, the next thing that the example tells happens. */
    private static final class Run {
        private final Stage on;
        private final Expected expected;
        private final String id;
        private Optional<String> payment;
        private int nextPass;
        private int nextTask;

        Run(Stage on, Expected expected) {
            this.on = on;
            this.expected = expected;
            this.payment = expected.payment();
            this.id = on.casebook().caseId().toString();
        }

        Optional<String> all() {
            try {
                on.engine()
                        .getRuntimeService()
                        .createProcessInstanceBuilder()
                        .processDefinitionKey(on.casebook().process.key())
                        .predefineProcessInstanceId(id)
                        .start();
                for (int steps = 0; steps < MOST_STEPS; steps++) {
                    if (!job() && !next()) {
                        return leftOver();
                    }
                }
                return Optional.of("the process does not come to rest within <%d> steps".formatted(MOST_STEPS));
            } catch (RehearsalCasebook.Unplayable unplayable) {
                return Optional.of(String.valueOf(unplayable.getMessage()));
            } catch (RuntimeException e) {
                return Optional.of(RehearsalCasebook.because(e));
            }
        }

        void clear() {
            var runtime = on.engine().getRuntimeService();
            if (runtime.createProcessInstanceQuery().processInstanceId(id).count() > 0) {
                on.casebook().over();
                runtime.deleteProcessInstance(id, "the example is over");
            }
        }

        private boolean job() {
            var jobs = on.engine().getManagementService();
            var job = jobs.createJobQuery().processInstanceId(id).orderByJobId().asc().list().stream()
                    .findFirst();
            job.ifPresent(it -> jobs.executeJob(it.getId()));
            return job.isPresent();
        }

        private boolean next() {
            return pay() || pass() || task();
        }

        private boolean pay() {
            var node = on.casebook().waitingFor(CollectPayment.ID);
            if (node.isEmpty() || payment.isEmpty() || payment.get().equals("abandoned")) {
                return false;
            }
            boolean paid = payment.get().equals("paid");
            payment = Optional.empty();
            var result = on.casebook().paid(paid);
            if (!paid && on.casebook().process.catches(node.get().node(), CollectPayment.REFUSED)) {
                on.casebook().resumed(node.get(), result);
                on.engine()
                        .getRuntimeService()
                        .trigger(node.get().execution(), Map.of(), Map.of(Step.DECLINED, CollectPayment.REFUSED));
            } else {
                goOn(node.get(), result);
            }
            return true;
        }

        private void goOn(Position at, Map<String, Object> result) {
            on.casebook().resumed(at, result);
            on.engine().getRuntimeService().trigger(at.execution());
        }

        private boolean pass() {
            if (nextPass >= expected.clock().size()) {
                return false;
            }
            var pass = expected.clock().get(nextPass);
            boolean stillToDo = on.casebook().openTask(pass.after()).isPresent()
                    && nextTask < expected.tasks().size()
                    && expected.tasks().get(nextTask).task().equals(pass.after());
            if (!on.casebook().notes().path().contains(pass.after()) || stillToDo) {
                return false;
            }
            nextPass++;
            let(pass.pass());
            return true;
        }

        /** Lets time pass, each timer going off at its own moment. */
        private void let(TemporalAmount amount) {
            var until = on.clock().now.atZone(on.clock().getZone()).plus(amount).toInstant();
            for (var due = due(until); due.isPresent(); due = due(until)) {
                var at = due.get().getDuedate().toInstant();
                on.clock().now = at.isAfter(on.clock().now) ? at : on.clock().now;
                var jobs = on.engine().getManagementService();
                jobs.executeJob(jobs.moveTimerToExecutableJob(due.get().getId()).getId());
                while (job()) {
                    // what the timer has set going
                }
            }
            on.clock().now = until;
        }

        private Optional<Job> due(Instant until) {
            return on
                    .engine()
                    .getManagementService()
                    .createTimerJobQuery()
                    .processInstanceId(id)
                    .duedateLowerThan(Date.from(until.plus(Duration.ofMillis(1))))
                    .list()
                    .stream()
                    .min(Comparator.comparing(Job::getDuedate));
        }

        private boolean task() {
            if (nextTask >= expected.tasks().size()) {
                return false;
            }
            var wanted = expected.tasks().get(nextTask);
            var open = on.casebook().openTask(wanted.task());
            if (open.isEmpty()) {
                return false;
            }
            nextTask++;
            var answers = on.casebook().answered(open.get(), wanted.answers());
            on.casebook().taskDone(open.get(), answers);
            on.engine().getRuntimeService().trigger(open.get().execution());
            return true;
        }

        private Optional<String> leftOver() {
            if (nextTask < expected.tasks().size()) {
                return Optional.of("the task <%s> is never open; open is in the end: %s"
                        .formatted(
                                expected.tasks().get(nextTask).task(),
                                on.casebook().openNodes()));
            }
            if (nextPass < expected.clock().size()) {
                return Optional.of("the clock is to pass after <%s>, which is never reached"
                        .formatted(expected.clock().get(nextPass).after()));
            }
            return Optional.empty();
        }
    }
}
