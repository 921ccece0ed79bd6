package org.schalter.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.RunningEngine;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class MishapsTests {

    private final List<Object> told = new ArrayList<>();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Troubled())
            .setControllerAdvice(new Mishaps(new ErrorTexts(new StageTexts()), new Incident(told::add)))
            .build();

    @Test
    void tellsAProblemWithItsTypeAndMembers() throws Exception {
        var answer = perform(get("/api/closed"));

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:schalter:problem:closed");
        assertThat(json(answer).path("detail").asString()).isEqualTo("The service is closed");
        assertThat(json(answer).path("faults").get(0).asString()).isEqualTo("a fault");
    }

    @Test
    void tellsWhatSpringRefuses() throws Exception {
        assertThat(type(get("/api/number?n=x"))).isEqualTo("400 urn:schalter:problem:bad-request");
        assertThat(type(get("/api/number"))).isEqualTo("400 urn:schalter:problem:bad-request");
        assertThat(type(post("/api/body").contentType("application/json").content("{")))
                .isEqualTo("400 urn:schalter:problem:bad-request");
        assertThat(type(post("/api/closed"))).isEqualTo("405 urn:schalter:problem:method-not-allowed");
        assertThat(type(post("/api/body").contentType("text/csv").content("a")))
                .isEqualTo("415 urn:schalter:problem:unsupported-media-type");
    }

    @Test
    void takesAMisspeltIdForAnUnknownOne() throws Exception {
        assertThat(type(get("/api/case/not-a-uuid"))).isEqualTo("404 urn:schalter:problem:not-found");
    }

    @Test
    void givesAnIncidentANumberAndKeepsTheRestInTheHouse(CapturedOutput log) throws Exception {
        var answer = perform(get("/api/broken/geheim"));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(json(answer).path("type").asString()).isEqualTo("urn:schalter:problem:incident");
        var number = json(answer).path("incident").asString();
        assertThat(number).matches("[A-Z2-9]{4}-[A-Z2-9]{4}");
        assertThat(answer.getContentAsString()).doesNotContain("Mustermann", "Exception", "at org");
        assertThat(log).contains(number).contains("SQL state 22001").contains("/api/broken/{token}");
        assertThat(log.toString().substring(log.toString().indexOf(number))).doesNotContain("Mustermann", "geheim");
    }

    @Test
    void tellsOperatorsOfAnIncidentWithoutWhatItSays() throws Exception {
        var number = json(perform(get("/api/broken/geheim"))).path("incident").asString();

        assertThat(told)
                .filteredOn(IncidentHappened.class::isInstance)
                .singleElement()
                .satisfies(it -> {
                    var incident = (IncidentHappened) it;
                    assertThat(incident.number()).isEqualTo(number);
                    assertThat(incident.place()).isEqualTo("GET /api/broken/{token}");
                    assertThat(incident.cause())
                            .contains("UncategorizedSQLException (MishapsTests.java:", "SQLException 22001")
                            .doesNotContain("Mustermann");
                    assertThat(incident.failure()).hasStackTraceContaining("Mustermann");
                    assertThat(incident.toString()).contains(number).doesNotContain("Mustermann");
                });
    }

    @Test
    void asksToComeAgainWhenTheDatabaseDoesNotAnswer() throws Exception {
        for (var state : List.of("08006", "57P01")) {
            var answer = perform(get("/api/cut/" + state));

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
            assertThat(json(answer).path("type").asString()).isEqualTo("urn:schalter:problem:unavailable");
            assertThat(json(answer).path("incident").asString()).isNotEmpty();
        }
        assertThat(told).filteredOn(DatabaseLost.class::isInstance).hasSize(2);
    }

    @Test
    void hasPlainWordsForEveryStatus() {
        var texts = new ErrorTexts(new StageTexts());
        for (var status : List.of(400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 418, 422, 429, 500, 502, 503)) {
            var problem = Problem.of(HttpStatus.valueOf(status), "unheard-of", "detail")
                    .getBody();
            for (var language : Languages.ui()) {
                var page = texts.of(problem, language);
                assertThat(page.title()).isNotBlank();
                assertThat(page.advice()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/apply/no/such/page/here",
                "/site/",
                "/site/nothing.css",
                "/site/nothing.svg",
                "/favicon.ico",
                "/%F0%9F%98%80"
            })
    void showsAPageForAnUnknownAddress(String address) {
        var answer = RunningEngine.onH2().visitor().get(address);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().select("h1").text()).isEqualTo("Diese Seite gibt es nicht");
        assertThat(answer.page().select("main a[href=/]")).isNotEmpty();
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a;b=c",
                "/a//b",
                "/..%2f..%2fetc/passwd",
                "/%00",
                "/a%5Cb",
                "/%FF",
                "/services/%zz",
                "/apply/%C0%AF/x",
                "/services/parking-permit/%2F",
                "/?lang=%FF",
                "/?q=%zz",
                "/?lang=en&lang=%C3%28",
                "/sign-in?%FF=1",
                "/services/parking-permit?lang=%E4"
            })
    void showsAPageForAnAddressThatCantBeRead(String address) throws IOException {
        var answer = asTyped("GET " + address, "Accept-Language: en");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: text/html;charset=UTF-8");
        assertThat(answer).contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'");
        assertThat(answer).contains("<h1", "We did not understand this request", "href=\"/\"");
        assertThat(answer).doesNotContain("Exception", "org.springframework", "Apache Tomcat/", "Incident");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/services/%FF", "/api/v1/%zz", "/actuator/%FF"})
    void answersProgramsWithAProblemForAnAddressThatCantBeRead(String address) throws IOException {
        var answer = asTyped("GET " + address);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/problem+json");
        assertThat(JsonMapper.shared()
                        .readTree(answer.substring(answer.indexOf("{"), answer.lastIndexOf("}") + 1))
                        .path("type")
                        .asString())
                .isEqualTo("urn:schalter:problem:bad-request");
    }

    @Test
    void showsAPageForAFormThatCantBeRead(CapturedOutput log) {
        var answer = RunningEngine.onH2()
                .anonymous()
                .post(
                        "/sign-in",
                        "application/x-www-form-urlencoded",
                        "name=Quauhtli%FF&password=x".getBytes(US_ASCII));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.page().select("h1").text()).isEqualTo("Diese Anfrage haben wir nicht verstanden");
        assertThat(log).doesNotContain("Quauhtli");
    }

    /** What every browser sends: the positive twin. */
    @Test
    void readsAnAddressWithEveryLetter() {
        var answer = RunningEngine.onH2().visitor().get("/?q=Stra%C3%9Fe%20%F0%9F%98%80%25&lang=en");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.page().select("input[name=q]").val()).isEqualTo("Straße 😀%");
    }

    /** Whoever goes away in the middle of an answer is no incident, of which anybody could make a thousand. */
    @Test
    void isNotUpsetByWhoHangsUp(CapturedOutput log) throws Exception {
        var engine = RunningEngine.onH2();
        var style = engine.anonymous()
                .get("/")
                .page()
                .select("link[rel=stylesheet]")
                .attr("href");
        for (int turn = 0; turn < 10; turn++) {
            for (var request : List.of("GET " + style, "GET /", "GET /api/openapi.json", "GET /api/v1/services")) {
                hangUp(engine, request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            hangUp(
                    engine,
                    "POST /api/v1/services/parking-permit/validate HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"a\":");
        }

        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !log.getAll().contains("Incident") && !log.getAll().contains("getOutputStream"));
    }

    private static void hangUp(RunningEngine engine, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", engine.url().getPort())) {
            socket.setReceiveBufferSize(2048);
            socket.setSoLinger(true, 0); // a reset, at once
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            if (socket.getLocalPort() % 2 == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** As typed: Java's own client sends no such address. */
    private static String asTyped(String request, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", RunningEngine.onH2().url().getPort())) {
            var lines = String.join("\r\n", headers);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines
                                    + (lines.isEmpty() ? "" : "\r\n") + "\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void answersProgramsWithAProblemForAnUnknownAddress() {
        var answer = RunningEngine.onH2().anonymous().get("/api/v1/nowhere", "Accept", "application/pdf");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:schalter:problem:not-found");
    }

    private String type(RequestBuilder request) throws Exception {
        var answer = perform(request);
        return answer.getStatus() + " " + json(answer).path("type").asString();
    }

    private MockHttpServletResponse perform(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    /** In a profile that nobody uses, so that the engine's own scan leaves it out. */
    @RestController
    @Profile("never")
    static class Troubled {

        @GetMapping("/api/closed")
        void closed() {
            throw Problem.of(HttpStatus.CONFLICT, "closed", "The service is closed")
                    .with("faults", List.of("a fault"));
        }

        @GetMapping("/api/number")
        void number(@RequestParam int n) {}

        @PostMapping("/api/body")
        void body(@RequestBody Map<String, Object> body) {}

        @GetMapping("/api/case/{id}")
        void caseOf(@PathVariable UUID id) {}

        @GetMapping("/api/broken/{token}")
        void broken(@PathVariable String token) {
            var cause = new SQLException("Value too long: Mustermann", "22001");
            throw new UncategorizedSQLException("insert", "insert into t values ('Mustermann')", cause);
        }

        @GetMapping("/api/cut/{state}")
        void cut(@PathVariable String state) {
            throw new DataAccessResourceFailureException("select", new SQLException("terminating connection", state));
        }
    }
}
