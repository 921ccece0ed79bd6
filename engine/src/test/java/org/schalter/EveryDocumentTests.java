package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.definition.ServiceKey;
import org.schalter.document.Pdf;
import org.schalter.publishing.Editions;
import tools.jackson.databind.JsonNode;

/**
 * Loops over the examples of the library's and the samples' services: whatever they bring about on paper is for archives
 * and for everybody.
 */
class EveryDocumentTests {

    private static final Path SAMPLES = Path.of("../samples/handwritten");
    private static final List<String> CLERKS = List.of("clerk", "clerk2");
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String PAPERS = "main a[href*=/documents/]";

    private final RunningEngine engine = RunningEngine.onH2();

    /** An example on its way. */
    private record Sent(String service, Example example, HttpCaller browser, String status) {

        String token() {
            return status.replaceFirst(".*/", "");
        }
    }

    @Test
    void isArchivalAndAccessible() {
        List<Sent> all = services().flatMap(this::examples).toList();
        all.forEach(this::handle);

        int papers = 0;
        for (Sent sent : all) {
            var name = sent.service() + "/" + sent.example().name();
            for (String link : papers(sent)) {
                assertThat(sent.browser().get(link).body())
                        .as("%s of %s", link, name)
                        .satisfies(Pdf::assertArchivalAndAccessible);
                papers++;
            }
        }
        assertThat(papers).isGreaterThanOrEqualTo(14);
    }

    private Stream<String> services() {
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            return Stream.concat(
                    Stream.of(CitizensPages.PERMIT, CitizensPages.DOG),
                    samples.filter(Files::isDirectory).map(this::published).toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under a key of its own, since others publish the sample too. */
    private String published(Path sample) {
        var key = "papers-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.in(sample, key).publishedOn(engine, key);
        return key;
    }

    /** Time does not pass over HTTP; an example in which it must may bring about no paper. */
    private Stream<Sent> examples(String service) {
        var content = engine.bean(Editions.class)
                .live(new ServiceKey(service))
                .orElseThrow()
                .content();
        var accepted = content.examples().stream()
                .filter(it -> it.expected().accepted())
                .toList();
        assertThat(accepted).as(service).isNotEmpty();
        assertThat(accepted)
                .filteredOn(it -> !it.expected().clock().isEmpty())
                .allSatisfy(example -> assertThat(example.expected().documents().orElse(List.of()))
                        .isEmpty());
        return accepted.stream().filter(it -> it.expected().clock().isEmpty()).map(it -> sent(service, it));
    }

    private Sent sent(String service, Example example) {
        var applicant = Applicant.as(example, new PageStates(engine, Locale.GERMAN).visitor());
        if (service.equals(CitizensPages.PERMIT)) {
            // The permits of the examples begin on a day that has passed.
            applicant.but(
                    "permit", "start", LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3));
        }
        var status = CitizensPages.send(applicant, applicant.fillInAll(service));
        assertThat(status).as(example.name()).startsWith("/cases/");
        return new Sent(service, example, applicant.browser(), status);
    }

    private void handle(Sent sent) {
        var expected = sent.example().expected();
        expected.payment().ifPresent(outcome -> pay(sent, outcome));
        var reference = sent.browser()
                .get(sent.status())
                .page()
                .select("main dd strong")
                .text();
        expected.tasks().forEach(task -> decide(sent.service(), reference, task));
    }

    private static void pay(Sent sent, String outcome) {
        CitizensPages.until(sent.browser(), sent.status(), "main a[href$=/pay]");
        var page = sent.browser().get(sent.status() + "/pay");
        sent.browser().submit(page, "main form", Map.of("outcome", outcome.equals("paid") ? "pay" : "refuse"));
    }

    /** As the first clerk who may: not who decided before, where four eyes are wanted. */
    private void decide(String service, String reference, Expected.Task done) {
        var task = await().atMost(SOON).until(() -> open(service, reference, done.task()), it -> !it.isEmpty());
        var clerk = CLERKS.stream()
                .filter(name ->
                        engine.as(name).post("/api/v1/tasks/" + task + "/claim").status() == 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody may take <" + done.task() + "> of <" + reference + ">"));
        var answer = engine.as(clerk).postJson("/api/v1/tasks/" + task + "/complete", done.answers());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    /** The open task at that node, empty while there is none. */
    private String open(String service, String reference, String node) {
        var open = new ArrayList<JsonNode>();
        var address = "/api/v1/tasks?state=open&service=" + service;
        while (!address.isEmpty()) {
            var page = engine.as("clerk").get(address).json();
            open.addAll(page.path("items").values());
            address = page.path("next").asString("");
        }
        return open.stream()
                .filter(it -> it.path("reference").asString().equals(reference))
                .filter(it -> it.path("node").asString().equals(node))
                .map(it -> it.path("id").asString())
                .findFirst()
                .orElse("");
    }

    /** Once everything has happened that should; all that is expected must be among them. */
    private List<String> papers(Sent sent) {
        var expected = sent.example().expected();
        await().atMost(SOON).until(() -> standing(sent), expected.status().orElseThrow()::equals);
        var page = sent.browser().get(sent.status()).page();
        var links = page.select(PAPERS).eachAttr("href");
        for (var paper : expected.documents().orElse(List.of())) {
            assertThat(links).anyMatch(link -> link.contains("/documents/" + paper.name()));
        }
        return links;
    }

    private String standing(Sent sent) {
        var reference = sent.browser()
                .get(sent.status())
                .page()
                .select("main dd strong")
                .text();
        return engine.anonymous()
                .get("/api/v1/submissions/" + reference, "Case-Token", sent.token())
                .json()
                .path("status")
                .asString("");
    }
}
