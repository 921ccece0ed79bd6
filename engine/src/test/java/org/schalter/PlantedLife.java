package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.schalter.casework.Deaf;
import org.schalter.definition.Example;
import org.schalter.process.Bpmn;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import tools.jackson.databind.node.ObjectNode;

/** A life of both services, with all that can hold something of people, and words in it that occur nowhere else. */
final class PlantedLife {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String FORM = "form[data-filling]";

    final RunningEngine engine;
    /** Letters only, since names have no digits. */
    private final String mark = UUID.randomUUID()
            .toString()
            .substring(0, 8)
            .chars()
            .mapToObj(it -> String.valueOf((char) ('a' + it % 26)))
            .collect(Collectors.joining());

    final List<String> planted = new ArrayList<>();

    PlantedLife(Database database) {
        this.engine = RunningEngine.on(database);
    }

    /** A word that occurs nowhere else. */
    private String plant(String word) {
        var unique = word + mark;
        planted.add(unique);
        return unique;
    }

    /** Applies page by page with a file, pays, and gets a permit by mail. */
    Submission permit() {
        var example = example("parking-permit", "own-car-for-a-year");
        var answers = (ObjectNode) example.answers().deepCopy();
        person((ObjectNode) answers.path("applicant"));
        ((ObjectNode) answers.path("address")).put("street", plant("Geheimweg"));
        ((ObjectNode) answers.path("evidence")).put("registration", plant("schein") + ".pdf");
        ((ObjectNode) answers.path("permit"))
                .put(
                        "start",
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3).toString());
        var pdf = ("%PDF-1.4\n" + plant("Fahrzeugbrief") + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
        var files = new TreeMap<>(Map.of(answers.at("/evidence/registration").stringValue(), pdf));
        var applicant = Applicant.as(new Example("planted", answers, example.expected(), files), engine.visitor());
        var sent = applicant.browser().submit(applicant.fillInAll("parking-permit"), "main form", Map.of());
        if (!sent.uri().getPath().startsWith("/demo/pay/")) {
            sent = applicant.browser().get(sent.uri().getPath() + "/pay");
        }
        var back = applicant.browser().submit(sent, Map.of("outcome", "pay"));
        return ended(engine.bean(Submissions.class)
                .byToken(back.uri().getPath().replaceFirst(".*/cases/", ""))
                .orElseThrow(() -> new AssertionError(back.toString())));
    }

    /** Registers a dog, which a clerk refuses after having slept over it. */
    Submission dog() {
        var answers = (ObjectNode)
                example("dog-tax-registration", "one-dog").answers().deepCopy();
        person((ObjectNode) answers.path("keeper"));
        ((ObjectNode) answers.path("dogs").path(0)).put("name", plant("Bello"));
        var reference = engine.anonymous()
                .postJson("/api/v1/services/dog-tax-registration/submissions", answers, "Idempotency-Key", mark)
                .json()
                .path("reference")
                .asString();
        var clerk = clerk();
        var task = until(clerk, "/clerk/cases/" + reference, "main a[href^=/clerk/tasks/]");
        clerk.submit(clerk.get(task), "form[action$=/claim]", Map.of());
        clerk.submit(clerk.get(task), FORM, Map.of("/note", plant("Halbvermerk"), "_save", "save"));
        var done = clerk.submit(
                clerk.get(task),
                FORM,
                Map.of("/decision", "rejected", "/reason", plant("Ablehnungsgrund"), "/note", plant("Vermerk")));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        var sent = engine.bean(Submissions.class).byReference(reference).orElseThrow();
        return ended(sent);
    }

    /** Fills in half of an application and asks for the code to go on with. */
    String draft() {
        var browser = engine.visitor();
        var answers = (ObjectNode)
                example("dog-tax-registration", "one-dog").answers().deepCopy();
        person((ObjectNode) answers.path("keeper"));
        var applicant = Applicant.with(answers, browser);
        var page = applicant.begin("dog-tax-registration");
        applicant.fillIn(page);
        var draft = page.uri().getPath().split("/")[2];
        browser.submit(
                browser.get("/apply/" + draft + "/later"),
                "form:has([name=mail])",
                Map.of("mail", plant("spaeter") + "@example.org"));
        planted.add(draft);
        return draft;
    }

    /** A step and a hearer that fail with what they stumbled over in their mouths, again and again. */
    Submission stuck() {
        var key = "stuck-" + mark;
        TinyService.named(key).with("process.bpmn", Bpmn.process("""
            <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="act"/>
            <serviceTask id="act" s:action="test-moody"/>
            <sequenceFlow id="f2" sourceRef="act" targetRef="done"/><endEvent id="done"/>\
            """)).publishedOn(engine, key);
        Deaf.to(key);
        var reference = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        Map.of("name", plant("Pechvogel")),
                        "Idempotency-Key",
                        mark)
                .json()
                .path("reference")
                .asString();
        var operator = engine.as("operator");
        await().atMost(LONG)
                .until(
                        () -> operator.get("/operate")
                                .page()
                                .select("li:contains(" + reference + ")")
                                .text(),
                        it -> it.contains("Pechvogel" + mark));
        await().atMost(LONG)
                .until(
                        () -> operator.get("/operate").page().select("#events").text(),
                        it -> it.contains("never heard of Pechvogel" + mark));
        return engine.bean(Submissions.class).byReference(reference).orElseThrow();
    }

    /** What only the engine knew. */
    void secrets(Submission submission) {
        planted.add(submission.token());
    }

    private void person(ObjectNode person) {
        person.put("givenNames", plant("Vorname")).put("familyName", plant("Nachname"));
        person.put("email", plant("adresse") + "@example.org");
    }

    Submission ended(Submission submission) {
        await().atMost(LONG).until(() -> stations(submission.id()).contains("completed"));
        secrets(submission);
        return submission;
    }

    private List<String> stations(CaseId id) {
        return engine.bean(Ledger.class).of(id).stream()
                .map(Ledger.Station::station)
                .toList();
    }

    HttpCaller clerk() {
        var clerk = engine.visitor();
        clerk.submit(clerk.get("/sign-in"), "form:has(#password)", Map.of("name", "clerk", "password", "clerk"));
        return clerk;
    }

    private static String until(HttpCaller caller, String address, String link) {
        return await().atMost(LONG)
                .until(() -> Optional.ofNullable(caller.get(address).page().selectFirst(link)), Optional::isPresent)
                .orElseThrow()
                .attr("href");
    }

    /** The document's address, when it is there. */
    String document(Submission submission) {
        var browser = engine.visitor();
        return until(browser, "/cases/" + submission.token(), "a[href*=/documents/]");
    }

    private Example example(String service, String name) {
        return new PageStates(engine, Locale.GERMAN).example(service, name);
    }
}
