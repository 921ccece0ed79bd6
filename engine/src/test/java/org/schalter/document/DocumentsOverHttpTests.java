package org.schalter.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Scope;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import tools.jackson.databind.JsonNode;

/** A document's life after it was issued: saved by those it concerns, checked by anyone, revoked. */
class DocumentsOverHttpTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void issuesADocumentOnceAndShowsItToWhomItConcerns(Database database) {
        RunningEngine engine = RunningEngine.on(database);
        Submission submission = submission(engine);
        Document document = issue(engine, submission);
        Document again = issue(engine, submission);

        assertThat(again).isEqualTo(document);
        String byReference = "/api/v1/submissions/" + submission.reference() + "/documents/approval";
        HttpAnswer file = engine.as("clerk").get(byReference);
        assertThat(file.status()).isEqualTo(200);
        assertThat(Documents.sha256(file.body())).isEqualTo(document.sha256());
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains(document.fileName());
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(engine.anonymous().get(byReference).status()).isEqualTo(401);
        assertThat(engine.as("editor").get(byReference).status()).isEqualTo(404);
        assertThat(engine.as("clerk")
                        .get(byReference.replace("approval", "rejection"))
                        .status())
                .isEqualTo(404);

        String byToken = "/cases/" + submission.token() + "/documents/approval";
        assertThat(engine.anonymous().get(byToken).status()).isEqualTo(200);
        assertThat(engine.anonymous().get("/cases/AAAA/documents/approval").status())
                .isEqualTo(404);
        assertThat(engine.anonymous().get("/cases/" + submission.token()).text())
                .contains(byToken);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void tellsAnyoneWhetherADocumentStands(Database database) {
        RunningEngine engine = RunningEngine.on(database);
        Submission submission = submission(engine);
        Document document = issue(engine, submission);
        byte[] file = engine.bean(Documents.class).content(document);
        String code = codeOn(file);

        JsonNode checked = engine.anonymous()
                .get("/api/v1/verify/" + code.toLowerCase(java.util.Locale.ROOT))
                .json();
        assertThat(checked.path("state").asString()).isEqualTo("stands");
        assertThat(checked.path("title").asString()).isEqualTo("Hundesteuerbescheid");
        assertThat(checked.path("sha256").asString()).isEqualTo(Documents.sha256(file));
        assertThat(checked.toString()).doesNotContain("Müller", submission.reference());
        HttpCaller visitor = engine.visitor();
        HttpAnswer page = visitor.get("/verify?code=" + code);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Dieses Dokument ist echt und gilt.").doesNotContain("Müller");

        engine.bean(Documents.class).revoke(document, "clerk", "a mistake");
        assertThat(engine.anonymous()
                        .get("/api/v1/verify/" + code)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("revoked");
        assertThat(visitor.get("/verify/" + code).text()).contains("zurückgenommen");
    }

    @Test
    void comparesAFileWithTheOriginalByteForByte() {
        RunningEngine engine = RunningEngine.onH2();
        byte[] file = engine.bean(Documents.class).content(issue(engine, submission(engine)));
        String address = "/verify/" + codeOn(file);
        byte[] changed = file.clone();
        changed[changed.length / 2]++;

        HttpCaller visitor = engine.visitor();
        String token =
                visitor.get(address).page().selectFirst("input[name=_csrf]").attr("value");
        assertThat(compare(visitor, address, token, file).text()).contains("Die Datei ist unverändert");
        assertThat(compare(visitor, address, token, changed).text()).contains("nicht das Original");
        assertThat(compare(visitor, address, token, new byte[0]).text()).contains("Wählen Sie zuerst");
    }

    /** As a browser without script sends the form. */
    private static HttpAnswer compare(HttpCaller visitor, String address, String token, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.post(address, "multipart/form-data; boundary=b", body.toByteArray());
    }

    @Test
    void answersUnknownAndMalformedCodesClearlyAndStopsWhoeverGuesses() {
        RunningEngine engine = RunningEngine.alone("--schalter.document.verify=5");
        try {
            HttpCaller anyone = engine.anonymous();
            HttpAnswer unknown = anyone.get("/verify/" + Desk.CODE.value());
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text()).contains("kennen wir kein Dokument");
            assertThat(anyone.get("/verify?code=hello").text()).contains("Das ist kein Prüfcode");
            assertThat(anyone.get("/api/v1/verify/hello").json().path("type").asString())
                    .isEqualTo("urn:schalter:problem:unknown-code");
            for (int i = 0; i < 5; i++) {
                anyone.get("/api/v1/verify/" + CheckCode.fresh().value());
            }
            assertThat(anyone.get("/api/v1/verify/" + CheckCode.fresh().value()).status())
                    .isEqualTo(429);
            assertThat(anyone.get("/verify/" + CheckCode.fresh().value()).status())
                    .isEqualTo(429);
        } finally {
            engine.stop();
        }
    }

    private static String codeOn(byte[] file) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){5}-[0-9A-Z]{2}")
                .matcher(Pdf.text(file));
        assertThat(matcher.find()).isTrue();
        return matcher.group().replace("-", "");
    }

    private static Document issue(RunningEngine engine, Submission submission) {
        ServicePackage content = Desk.service("dog-tax-registration");
        Scope scope = Desk.scope(
                Desk.answers(content, "three-dogs"),
                Map.of(
                        "total",
                        new BigDecimal("108.00"),
                        "items",
                        List.of(Map.of("label", "Bello", "amount", new BigDecimal("108.00")))));
        Letters.Order order = new Letters.Order("approval", submission.reference(), 1, "de", scope, content);
        return engine.bean(Documents.class).issue(submission.id(), "Hundesteuerbescheid", order);
    }

    private static Submission submission(RunningEngine engine) {
        JsonNode answers = Desk.service("dog-tax-registration").examples().stream()
                .filter(it -> it.name().equals("three-dogs"))
                .findFirst()
                .orElseThrow()
                .answers();
        String reference = engine.anonymous()
                .postJson(
                        "/api/v1/services/dog-tax-registration/submissions",
                        answers,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .json()
                .path("reference")
                .asString();
        return engine.bean(Submissions.class).byReference(reference).orElseThrow();
    }
}
