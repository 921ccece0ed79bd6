package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.secrecy.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With a scanner no file is taken or handed out that it has not found clean, whatever becomes of the scanner. */
class ScannedUploadsTests {

    private static final String KEY = "scanned";
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "proof"],
         "properties": {"name": {"type": "string", "title": "Name"}, "proof": {"type": "string", "format": "file", "title": "Beleg"}}}
        """;
    private static final String CLEAN = "Ich wohne hier.";
    private static final Clamd CLAMD = new Clamd();
    private static final RunningEngine ENGINE = RunningEngine.alone(
            "--schalter.filling.scanner.host=127.0.0.1",
            "--schalter.filling.scanner.port=" + CLAMD.port(),
            "--schalter.filling.scanner.timeout=1s",
            "--schalter.filling.resume-mails-per-hour=4");

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY).with("form/schema.json", FORM).publishedOn(ENGINE, KEY);
    }

    @AfterAll
    static void close() {
        ENGINE.stop();
        CLAMD.close();
    }

    @BeforeEach
    void everythingWorks() {
        CLAMD.is(Clamd.Mood.WORKING);
    }

    @Test
    void whatIsCleanIsTakenAsItIs() {
        String large = CLEAN.repeat(20_000);
        int before = stored();

        HttpAnswer taken = upload(large);

        assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
        assertThat(stored()).isEqualTo(before + 1);
        assertThat(CLAMD.seen()).isEqualTo(large.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void malwareIsNotTaken() {
        int before = stored();

        HttpAnswer refused = upload("Hallo " + Clamd.EICAR);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asString()).endsWith(":upload-malware");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKING")
    void withoutAClearAnswerNothingIsTaken(Clamd.Mood mood) {
        CLAMD.is(mood);
        int before = stored();

        HttpAnswer refused = upload(mood + CLEAN.repeat(20_000));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.json().path("type").asString()).endsWith(":upload-unscanned");
        assertThat(refused.text()).doesNotContain("127.0.0.1");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void theCitizenIsToldAndLosesNoAnswer() {
        HttpAnswer page = begin();
        CLAMD.is(Clamd.Mood.DYING);

        HttpAnswer refused = send(page, CLEAN);

        assertThat(refused.page().select(".kern-error").text()).contains("gerade nicht auf Schadsoftware prüfen");
        assertThat(refused.page().select("[name=/name]").val()).isEqualTo("Erika");
        CLAMD.is(Clamd.Mood.WORKING);
        assertThat(send(refused, Clamd.EICAR).page().select(".kern-error").text())
                .contains("wurde Schadsoftware gefunden");
        assertThat(send(refused, CLEAN).uri().getPath()).endsWith("/review");
    }

    /** What was sent while no scanner was used. */
    @Test
    void whatNobodyLookedIntoIsLookedIntoWhenSomebodyWantsIt() {
        HttpAnswer review = send(begin(), CLEAN);
        String link = review.page().select("main a[href*=/uploads/]").attr("href");
        String id = link.substring(link.lastIndexOf('/') + 1);
        store(id, CLEAN);

        CLAMD.is(Clamd.Mood.DYING);
        HttpAnswer unseen = citizen.get(link);
        CLAMD.is(Clamd.Mood.WORKING);
        store(id, Clamd.EICAR);
        HttpAnswer malware = citizen.get(link);
        store(id, CLEAN);
        HttpAnswer clean = citizen.get(link);
        CLAMD.is(Clamd.Mood.DYING);
        HttpAnswer known = citizen.get(link);

        assertThat(unseen.status()).isEqualTo(503);
        assertThat(unseen.page().select("h1").text()).contains("noch nicht geprüft");
        assertThat(malware.status()).isEqualTo(410);
        assertThat(malware.text()).contains("Schadsoftware").doesNotContain("EICAR");
        assertThat(clean.text()).isEqualTo(CLEAN);
        assertThat(known.text()).isEqualTo(CLEAN);
    }

    @Test
    void operatorsSeeWhetherItWorks() {
        assertThat(ENGINE.as("operator").get("/operate").text()).contains("Der Virenscanner arbeitet.");

        CLAMD.is(Clamd.Mood.DYING);

        assertThat(ENGINE.as("operator").get("/operate").text()).contains("the virus scanner at");
    }

    @Test
    void oneVisitorsApplicationsMailCodesToFewStrangers() {
        var answers = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> citizen.submit(
                        citizen.get(begin().uri().getPath().replaceFirst("/[^/]*$", "/later")),
                        "main form[method=post]",
                        Map.of("mail", "stranger" + i + "@example.org")))
                .map(HttpAnswer::status)
                .toList();

        assertThat(answers).containsExactly(200, 200, 200, 200, 422, 422);
    }

    private static HttpAnswer upload(String content) {
        return ENGINE.anonymous()
                .upload("/api/v1/uploads", "file", "beleg.txt", "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    private HttpAnswer begin() {
        return citizen.submit(citizen.get("/services/" + KEY), "form[action$=/start]", Map.of());
    }

    private HttpAnswer send(HttpAnswer page, String content) {
        var token = page.page().select("main form [name=_csrf]").val();
        return citizen.send(
                page,
                "form[data-filling]",
                List.of(Map.entry("_csrf", token), Map.entry("/name", "Erika")),
                List.of(new HttpCaller.Sent("/proof", "beleg.txt", content.getBytes(StandardCharsets.UTF_8))));
    }

    private static void store(String id, String content) {
        UUID row = UUID.fromString(id);
        UUID key = ENGINE.bean(JdbcClient.class)
                .sql("select key_id from filling_upload where id = ?")
                .param(row)
                .query(UUID.class)
                .single();
        ENGINE.bean(JdbcClient.class)
                .sql("update filling_upload set scanned = false, content = ? where id = ?")
                .params(
                        ENGINE.bean(Secrets.class)
                                .find(key)
                                .orElseThrow()
                                .seal("filling_upload.content", row, content.getBytes(StandardCharsets.UTF_8)),
                        row)
                .update();
    }

    private static int stored() {
        return ENGINE.bean(JdbcClient.class)
                .sql("select count(*) from filling_upload")
                .query(Integer.class)
                .single();
    }
}
