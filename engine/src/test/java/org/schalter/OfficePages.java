package org.schalter;

import static org.schalter.CitizensPages.DOG;
import static org.schalter.CitizensPages.until;

import java.util.Map;
import org.schalter.site.IncidentHappened;

/** What clerks and operators see. */
final class OfficePages {

    private static final String DECIDE = "form[data-filling]";

    private final PageStates states;
    private final HttpCaller clerk;

    OfficePages(PageStates states) {
        this.states = states;
        this.clerk = states.signedIn("clerk");
    }

    void visit() {
        var reference = dangerousDog();
        lists(reference);
        tasks(reference);
        operating(reference);
    }

    /** A case that needs two clerks. */
    private String dangerousDog() {
        var applicant = states.applicant(DOG, "dangerous-dog-needs-two-clerks");
        var browser = applicant.browser();
        var sent = browser.submit(applicant.fillInAll(DOG), "main form", Map.of());
        var status = states.keep("a case in work", browser.get(sent.uri().getPath()));
        return status.page().select("main dd strong").text();
    }

    private void lists(String reference) {
        until(clerk, "/clerk/cases/" + reference, "main a[href^=/clerk/tasks/]");
        states.keep("the list of tasks", clerk.get("/clerk?service=" + DOG));
        states.keep("an empty list of tasks", clerk.get("/clerk?service=nothing"));
        states.keep("a reference that is not there", clerk.get("/clerk?q=HST-1999-000001"));
        states.keep("a case", clerk.get("/clerk/cases/" + reference));
    }

    private void tasks(String reference) {
        var address = task(reference);
        states.keep("a task that is open", clerk.get(address));
        var claimed = clerk.submit(clerk.get(address), "form[action$=/claim]", Map.of());
        states.keep("a task to be done", claimed);
        states.keep("a task that somebody else has", states.signedIn("clerk2").get(address));
        states.keep("a task with nothing filled in", 422, clerk.submit(claimed, DECIDE, Map.of()));
        states.keep(
                "a task with a fault",
                422,
                clerk.submit(claimed, DECIDE, Map.of("/decision", "approved", "/tagFrom", "0")));
        states.keep(
                "a task that is done",
                clerk.submit(claimed, DECIDE, Map.of("/decision", "approved", "/tagFrom", "4711")));
        until(clerk, "/clerk/cases/" + reference, "main li:nth-of-type(2) > a[href^=/clerk/tasks/]");
        var second = clerk.get("/clerk/cases/" + reference).page().select("main a[href^=/clerk/tasks/]").stream()
                .map(it -> it.attr("href"))
                .filter(it -> !it.equals(address))
                .findFirst()
                .orElseThrow();
        states.keep("four eyes", 409, clerk.submit(clerk.get(second), "form[action$=/claim]", Map.of()));
        states.keep("a case with two tasks", clerk.get("/clerk/cases/" + reference));
    }

    private String task(String reference) {
        return clerk.get("/clerk/cases/" + reference)
                .page()
                .select("main a[href^=/clerk/tasks/]")
                .attr("href");
    }

    private void operating(String reference) {
        var operator = states.signedIn("operator");
        states.keep("operate", operator.get("/operate"));
        states.keep("operate, a case", operator.get("/operate?reference=" + reference));
        states.keep("operate, an unknown case", operator.get("/operate?reference=XYZ"));
        states.keep("incidents", operator.get("/operate/incidents"));
        states.engine()
                .tell(new IncidentHappened("PAGE-ABCD", "GET /apply/{draft}", "E", new IllegalStateException("said")));
        until(operator, "/operate/incidents?number=PAGE-ABCD", "pre");
        states.keep("an incident", operator.get("/operate/incidents?number=PAGE-ABCD"));
        states.keep("an unknown incident", operator.get("/operate/incidents?number=ABCD-EFGI"));
        states.keep("the journal", operator.get("/operate/journal"));
        states.keep("the journal of a case", operator.get("/operate/journal?reference=" + reference));
        states.keep("the journal of an unknown case", operator.get("/operate/journal?reference=XYZ"));
        states.keep("the outbox", operator.get("/demo/outbox"));
        states.keep("no access", 403, operator.get("/clerk"));
    }
}
