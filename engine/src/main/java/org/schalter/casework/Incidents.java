package org.schalter.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.engine.ManagementService;
import org.flowable.engine.ProcessEngine;
import org.flowable.job.api.Job;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submissions;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Steps that failed: those tried again by themselves, and those that wait for an operator. */
@Controller
@Access(Role.OPERATOR)
class Incidents implements OperateSection {

    private static final int MOST = 100;

    private final ManagementService jobs;
    private final Submissions submissions;
    private final CaseworkSettings settings;

    Incidents(ProcessEngine engine, Submissions submissions, CaseworkSettings settings) {
        this.jobs = engine.getManagementService();
        this.submissions = submissions;
        this.settings = settings;
    }

    /**
     * A step that failed.
     *
     * @param triesLeft how often it is still tried by itself; 0 waits for an operator
     */
    record Incident(String id, String reference, String node, String message, int triesLeft) {}

    List<Incident> list() {
        List<Incident> incidents = new ArrayList<>();
        jobs.createDeadLetterJobQuery()
                .orderByJobId()
                .desc()
                .listPage(0, MOST)
                .forEach(job -> incidents.add(incident(job, 0)));
        jobs.createTimerJobQuery()
                .withException()
                .orderByJobId()
                .desc()
                .listPage(0, MOST)
                .forEach(job -> incidents.add(incident(job, job.getRetries())));
        return incidents;
    }

    /** Tries again now; false if it has been done meanwhile. */
    boolean retry(String id) {
        try {
            if (jobs.createDeadLetterJobQuery().jobId(id).count() > 0) {
                jobs.moveDeadLetterJobToExecutableJob(id, settings.tries());
                return true;
            }
            jobs.moveTimerToExecutableJob(id);
            return true;
        } catch (FlowableObjectNotFoundException doneMeanwhile) {
            return false;
        }
    }

    @PostMapping("/operate/incidents/{id}")
    String tryAgain(@PathVariable String id) {
        if (!retry(id)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-incident", "there is no such incident any more");
        }
        return "redirect:/operate";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(new Section("casework/operate", Map.of("incidents", list())));
    }

    private Incident incident(Job job, int triesLeft) {
        var reference = submissions
                .find(new CaseId(UUID.fromString(job.getProcessInstanceId())))
                .reference();
        return new Incident(
                job.getId(), reference, job.getElementId(), String.valueOf(job.getExceptionMessage()), triesLeft);
    }
}
