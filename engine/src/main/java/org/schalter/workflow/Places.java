package org.schalter.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.flowable.engine.ManagementService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.impl.util.JobUtil;
import org.flowable.engine.runtime.Execution;
import org.flowable.job.api.Job;

/** Where cases stand in their processes, and whether anything is on its way to move them on from there. */
public final class Places {

    /**
     * Where a case stands.
     *
     * @param execution Flowable's id of what waits there
     * @param whole whether this is a repeated step as a whole, each of whose doings is a place of its own
     * @param work what is to be done there; empty if something from outside is waited for
     */
    public record Place(String execution, String node, Instant since, boolean whole, Optional<Work> work) {}

    /** A job or a timer. */
    public record Work(String id, State state, String message) {}

    /** How it stands with a job. */
    public enum State {
        DUE,
        /** It has failed and is done again by itself. */
        FAILED,
        /** It has failed so often that nobody tries any more. */
        GIVEN_UP
    }

    private final ProcessEngine engine;
    private final Casebook casebook;

    Places(ProcessEngine engine, Casebook casebook) {
        this.engine = engine;
        this.casebook = casebook;
    }

    /** Every place, armed boundary events included; none if the process is over, or is no more. */
    public List<Place> of(UUID caseId) {
        List<Place> places = new ArrayList<>();
        var standing = engine.getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(caseId.toString())
                .list();
        var work = standing.isEmpty() ? Map.<String, Work>of() : work(caseId);
        for (Execution execution : standing) {
            if (execution instanceof ExecutionEntity entity && execution.getActivityId() != null) {
                places.add(new Place(
                        entity.getId(),
                        entity.getActivityId(),
                        entity.getStartTime().toInstant(),
                        entity.isMultiInstanceRoot(),
                        Optional.ofNullable(work.get(entity.getId()))));
            }
        }
        return places;
    }

    /** Where in its process's repetitions a place is; empty if the case does not stand there any more. */
    public Optional<Position> position(Place place) {
        return jobs().executeCommand(_ -> execution(place.execution())
                .filter(it -> place.node().equals(it.getCurrentActivityId()))
                .map(it -> Position.of(it, casebook)));
    }

    /** Asked by query, since Flowable stumbles over looking up one that is gone. */
    private Optional<ExecutionEntity> execution(String id) {
        return Optional.ofNullable((ExecutionEntity) engine.getRuntimeService()
                .createExecutionQuery()
                .executionId(id)
                .singleResult());
    }

    /** Cases with a step that was given up. */
    public List<UUID> givenUp(int most) {
        return jobs().createDeadLetterJobQuery().orderByJobId().desc().listPage(0, most).stream()
                .map(job -> UUID.fromString(job.getProcessInstanceId()))
                .distinct()
                .toList();
    }

    /** Has a step done whose job is gone; false if the case does not stand there any more, or there is a job. */
    public boolean renew(UUID caseId, String execution) {
        return jobs().executeCommand(context -> {
            casebook.hold(caseId);
            var configuration = CommandContextUtil.getProcessEngineConfiguration(context);
            var found = execution(execution);
            if (found.isEmpty() || work(caseId).containsKey(execution)) {
                return false;
            }
            var entity = found.get();
            var jobs = configuration.getJobServiceConfiguration().getJobService();
            var job = JobUtil.createJob(
                    entity, entity.getCurrentFlowElement(), AsyncContinuationJobHandler.TYPE, configuration);
            jobs.createAsyncJob(job, false);
            jobs.scheduleAsyncJob(job);
            return true;
        });
    }

    private Map<String, Work> work(UUID caseId) {
        String id = caseId.toString();
        Map<String, Work> work = new HashMap<>();
        Stream.of(
                        jobs().createJobQuery().processInstanceId(id).list(),
                        jobs().createTimerJobQuery().processInstanceId(id).list())
                .flatMap(Collection::stream)
                .forEach(job -> work.put(job.getExecutionId(), work(job, failed(job))));
        jobs().createDeadLetterJobQuery()
                .processInstanceId(id)
                .list()
                .forEach(job -> work.put(job.getExecutionId(), work(job, State.GIVEN_UP)));
        return work;
    }

    private static State failed(Job job) {
        return job.getExceptionMessage() == null ? State.DUE : State.FAILED;
    }

    private static Work work(Job job, State state) {
        return new Work(job.getId(), state, String.valueOf(job.getExceptionMessage()));
    }

    private ManagementService jobs() {
        return engine.getManagementService();
    }
}
