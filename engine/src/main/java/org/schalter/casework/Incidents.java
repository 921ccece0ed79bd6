package org.schalter.casework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submissions;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.schalter.workflow.Workflow;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Steps that failed: those tried again by themselves, and those that wait for an operator. */
@Controller
@Access(Role.OPERATOR)
class Incidents implements OperateSection, Concerns {

    private static final int MOST = 100;

    private final Workflow workflow;
    private final Submissions submissions;
    private final CaseworkSettings settings;
    private final Results results;

    Incidents(Workflow workflow, Submissions submissions, CaseworkSettings settings, Results results) {
        this.results = results;
        this.workflow = workflow;
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
        return workflow.failed(MOST).stream().map(this::incident).toList();
    }

    /** Tries again now; false if it has been done meanwhile. */
    boolean retry(String id) {
        return workflow.retry(id, settings.tries());
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

    /** Editions with steps that nobody tries any more. */
    @Override
    public List<Concern> now() {
        Map<List<Object>, Long> byEdition = workflow.failed(MOST).stream()
                .filter(it -> it.triesLeft() == 0)
                .map(it -> submissions.find(new CaseId(it.caseId())))
                .collect(Collectors.groupingBy(
                        it -> List.of(it.service().value(), it.edition()), Collectors.counting()));
        return byEdition.entrySet().stream()
                .map(it -> new Concern(
                        "casework.concern.incidents",
                        List.of(it.getKey().getFirst(), it.getKey().getLast(), it.getValue()),
                        "",
                        "/operate#steps"))
                .toList();
    }

    private Incident incident(Workflow.FailedStep failed) {
        var reference = submissions.find(new CaseId(failed.caseId())).reference();
        var message = results.failure(failed.caseId(), failed.message());
        return new Incident(failed.id(), reference, failed.node(), message, failed.triesLeft());
    }
}
