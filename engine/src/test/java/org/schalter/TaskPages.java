package org.schalter;

import static org.schalter.CitizensPages.until;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.schalter.process.Bpmn;

/** A task's form with pages and a file, half done and done. */
final class TaskPages {

    private static final String KEY = "site-visit";
    private static final String FORM = "form[data-filling]";
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final String LONG_NAME = "Gutachten-zur-Standsicherheit-der-Bestandsmauer-Endfassung.pdf";
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "title": "Ortstermin",
         "required": ["decision", "report"], "properties": {
           "decision": {"type": "string", "title": "Ergebnis", "oneOf": [
             {"const": "approved", "title": "keine Bedenken"}, {"const": "rejected", "title": "Bedenken"}]},
           "note": {"type": "string", "title": "Vermerk", "maxLength": 2000},
           "report": {"type": "string", "format": "file", "title": "Gutachten", "description": "Als PDF."},
           "plan": {"type": "string", "format": "file", "title": "Lageplan"}}}
        """;
    private static final String PAGES = """
        {"type": "Categorization", "elements": [
          {"type": "Category", "label": "Ortstermin", "elements": [
            {"type": "Control", "scope": "#/properties/decision", "options": {"format": "radio"}},
            {"type": "Control", "scope": "#/properties/note", "options": {"format": "textarea"}}]},
          {"type": "Category", "label": "Anlagen", "elements": [
            {"type": "Control", "scope": "#/properties/report"}, {"type": "Control", "scope": "#/properties/plan"}]}]}
        """;
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="visit"/>
        <userTask id="visit" name="Ortstermin" s:form="tasks/review"/>
        <sequenceFlow id="f2" sourceRef="visit" targetRef="done"/><endEvent id="done"/>\
        """);

    private final PageStates states;
    private final HttpCaller clerk;

    TaskPages(PageStates states) {
        this.states = states;
        this.clerk = states.signedIn("clerk");
    }

    void visit() {
        TinyService.named(KEY)
                .with("tasks/review/schema.json", REVIEW)
                .with("tasks/review/layout.json", PAGES)
                .with("process.bpmn", PROCESS)
                .publishedOn(states.engine(), KEY);
        var reference = submitted();
        until(clerk, "/clerk/cases/" + reference, "main a[href^=/clerk/tasks/]");
        var address = clerk.get("/clerk/cases/" + reference)
                .page()
                .select("main a[href^=/clerk/tasks/]")
                .attr("href");
        pages(clerk.submit(clerk.get(address), "form[action$=/claim]", Map.of()), address);
        states.keep("a case with a task's file", clerk.get("/clerk/cases/" + reference));
    }

    private String submitted() {
        return states.engine()
                .anonymous()
                .postJson(
                        "/api/v1/services/" + KEY + "/submissions",
                        Map.of("name", "Erika Mustermann"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .json()
                .path("reference")
                .asString();
    }

    private void pages(HttpAnswer first, String address) {
        states.keep("a task's first page", first);
        states.keep(
                "a task half done and saved",
                clerk.submit(first, FORM, Map.of("/note", "Die Mauer steht schief.", "_save", "save")));
        clerk.submit(first, "form[action$=/release]", Map.of());
        states.keep("a task that somebody has begun", states.signedIn("clerk2").get(address));
        var files = states.keep(
                "a task's page with an empty file",
                clerk.submit(first, FORM, Map.of("/decision", "approved", "_next", "next")));
        states.keep("a task without its file", 422, clerk.submit(files, FORM, Map.of("_next", "next")));
        states.keep(
                "a task with a file of a kind that is not taken",
                422,
                send(files, "_next", "page.html", "<html>".getBytes(StandardCharsets.UTF_8)));
        var chosen = states.keep("a task with a file", send(files, "_save", LONG_NAME, PDF));
        states.keep("a task done with a file", clerk.submit(chosen, FORM, Map.of("_next", "next")));
    }

    private HttpAnswer send(HttpAnswer page, String button, String name, byte[] content) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        pairs.add(Map.entry("_csrf", page.page().select(FORM + " [name=_csrf]").val()));
        pairs.add(Map.entry(button, "1"));
        return clerk.send(page, FORM, pairs, List.of(new HttpCaller.Sent("/report", name, content)));
    }
}
