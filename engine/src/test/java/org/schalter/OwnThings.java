package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.schalter.Somebodies.Body;
import org.schalter.Somebodies.Who;
import org.schalter.document.Pdf;
import org.schalter.process.Bpmn;

/** One of everything that belongs to somebody, made over HTTP by whom it belongs to: a draft, a case, its payment … */
final class OwnThings {

    static final String KEY = "own-things";

    private static final Pattern CODE = Pattern.compile("(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}");
    private static final String WORDS = Nasty.quoted(Nasty.WORDS);
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "mail", "proof"], "title": %1$s,
         "properties": {"name": {"type": "string", "title": %1$s, "description": %1$s, "examples": [%1$s], "x-purpose": %1$s, "x-law": %1$s},
           "mail": {"type": "string", "format": "email", "title": %1$s},
           "kind": {"type": "string", "title": %1$s, "oneOf": [{"const": "a", "title": %1$s}, {"const": %1$s, "title": "B"}]},
           "proof": {"type": "string", "format": "file", "title": %1$s},
           "dogs": {"type": "array", "title": %1$s, "items": {"type": "object", "title": %1$s, "properties": {"dog": {"type": "string", "title": %1$s}}}}},
         "x-assert": [{"that": "= name != \\"refuse me\\"", "message": %1$s, "at": "/name"}]}
        """.formatted(WORDS);
    private static final String LAYOUT = """
        {"type": "Categorization", "elements": [
          {"type": "Category", "label": %1$s, "elements": [{"type": "Label", "text": %1$s},
            {"type": "Group", "label": %1$s, "elements": [{"type": "Control", "scope": "#/properties/name"}]},
            {"type": "Control", "scope": "#/properties/mail"}, {"type": "Control", "scope": "#/properties/kind"},
            {"type": "Control", "scope": "#/properties/proof"},
            {"type": "Control", "scope": "#/properties/dogs", "options": {"detail": "page"}}]}]}
        """.formatted(WORDS);
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": %1$s, "description": %1$s}}}
        """.formatted(WORDS);
    private static final String TEMPLATE =
            "<html><head><title>Bescheid {{ answers.name }}</title></head><body><p>{{ answers.name"
                    + " }}</p></body></html>";
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin" name="MARKUP"/><sequenceFlow id="f1" name="MARKUP" sourceRef="begin" targetRef="pay"/>
        <serviceTask id="pay" name="MARKUP" s:action="collect-payment"><extensionElements><s:input name="amount" value="12.50"/></extensionElements></serviceTask>
        <sequenceFlow id="f2" sourceRef="pay" targetRef="notice"/>
        <serviceTask id="notice" name="MARKUP" s:action="issue-document"><extensionElements><s:input name="document" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="notice" targetRef="tell"/>
        <serviceTask id="tell" name="MARKUP" s:action="send-message"><extensionElements><s:input name="message" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f4" sourceRef="tell" targetRef="review"/>
        <userTask id="review" name="MARKUP" s:form="tasks/review"/>
        <sequenceFlow id="f5" sourceRef="review" targetRef="done"/><endEvent id="done" name="MARKUP"/>
        <textAnnotation id="note"><text>MARKUP</text></textAnnotation>\
        """.replace("MARKUP", Nasty.xml(Nasty.MARKUP)));

    private final Somebodies people;
    private final Who owner;
    private final Map<String, String> names = new LinkedHashMap<>();

    static void publish(RunningEngine engine) {
        TinyService.named(KEY)
                .changing("service.yaml", "minimum: none", "minimum: basic")
                .changing("service.yaml", "\"Kleiner Antrag " + KEY + "\"", WORDS)
                .changing("service.yaml", "Zum Ausprobieren.", WORDS)
                .and("service.yaml", "law: [" + WORDS + "]\ndocuments: {notice: {title: {de: " + WORDS + ", en: N}}}\n")
                .with("README.md", Nasty.WORDS)
                .with("form/schema.json", FORM)
                .with("form/layout.json", LAYOUT)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", PROCESS)
                .with("documents/notice.html", TEMPLATE)
                .with("messages/notice.html", TEMPLATE)
                .with(
                        "texts/de.properties",
                        "service.cost=" + Nasty.MARKUP + "\nform.name.error.x-characters=" + Nasty.MARKUP)
                .publishedOn(engine, KEY);
    }

    OwnThings(Somebodies people, Who owner) {
        this.people = people;
        this.owner = owner;
        apply();
        pay();
        workUpon();
        names.put("draft", begin());
    }

    /** What they are called in addresses, by the names of the variables there. */
    Map<String, String> names() {
        return Map.copyOf(names);
    }

    String name(String variable) {
        return String.valueOf(names.get(variable));
    }

    private String begin() {
        var begun = people.post(owner, "/services/" + KEY + "/start", Body.FORM);
        return begun.header("Location").replaceAll(".*/apply/", "").replaceAll("[/?].*", "");
    }

    private void apply() {
        var draft = begin();
        var page = people.get(owner, people.get(owner, "/apply/" + draft).header("Location"));
        var name = page.uri().getPath().replaceAll(".*/", "");
        var sent = people.post(owner, "/apply/" + draft + "/" + name, answers());
        assertThat(sent.header("Location")).as(sent.toString()).endsWith("/review");
        names.put("page", name);
        names.put("row", "1");
        names.put(
                "upload",
                people.get(owner, "/apply/" + draft + "/review")
                        .page()
                        .select("main a[href*=/uploads/]")
                        .attr("href")
                        .replaceAll(".*/", ""));
        names.put("sent", draft);
        var done = people.post(owner, "/apply/" + draft + "/review", Body.FORM);
        names.put("token", done.header("Location").replaceAll(".*/cases/", "").replaceAll("/.*", ""));
    }

    private static Body answers() {
        return new Body("multipart/form-data; boundary=b", """
            --b\r
            Content-Disposition: form-data; name="/name"\r
            \r
            %s\r
            --b\r
            Content-Disposition: form-data; name="/mail"\r
            \r
            nasty@example.org\r
            --b\r
            Content-Disposition: form-data; name="/proof"; filename="<img src=x onerror=alert(1)>${7919*7907}.pdf"\r
            \r
            %%PDF-1.4 %s\r
            --b--\r
            """.formatted(Nasty.WORDS, UUID.randomUUID()));
    }

    private void pay() {
        var pay = until(
                owner,
                "/cases/" + name("token") + "/pay",
                it -> it.header("Location").contains("/demo/pay/"));
        var payPage = people.get(owner, pay.header("Location"));
        names.put("payment", pay.header("Location").replaceAll(".*/", ""));
        var back = people.post(owner, payPage.uri().getPath(), new Body(Body.FORM.type(), "outcome=pay"));
        names.put("attempt", back.header("Location").replaceAll(".*/", ""));
        people.get(owner, back.header("Location"));
    }

    private void workUpon() {
        var status = "/cases/" + name("token");
        var shown = until(owner, status, it -> it.text().contains("/documents/notice"));
        names.put("reference", shown.page().select("main dd strong").text());
        names.put("name", "notice");
        var code = CODE.matcher(
                Pdf.text(people.get(owner, status + "/documents/notice").body()));
        assertThat(code.find()).isTrue();
        names.put("code", code.group());
        var desk = until(
                Who.CLERK, "/clerk/cases/" + name("reference"), it -> it.text().contains("/clerk/tasks/"));
        names.put(
                "task",
                desk.page().select("main a[href^=/clerk/tasks/]").attr("href").replaceAll(".*/", ""));
        people.post(Who.CLERK, "/clerk/tasks/" + name("task") + "/claim", Body.FORM);
    }

    private HttpAnswer until(Who who, String address, Predicate<HttpAnswer> ready) {
        return await().atMost(Duration.ofMinutes(1)).until(() -> people.get(who, address), ready);
    }
}
