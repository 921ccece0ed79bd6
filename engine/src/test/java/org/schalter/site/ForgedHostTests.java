package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Whatever host a request names, and however: no link, no redirect, no cookie and no mail of ours leads there. */
class ForgedHostTests {

    private static final String KEY = "forged-host";
    private static final String EVIL = "evil.example";
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String OURS = "127.0.0.1:" + ENGINE.url().getPort();
    private static final List<String> PAGES =
            List.of("/", "/?lang=en", "/clerk", "/operate", "/sign-in", "/resume", "/nowhere", "/services/" + KEY);
    private static final List<String> INTERFACE = List.of("/api/v1/services", "/api/v1/tasks", "/api/v1/nowhere");

    /** A way to name a host: before the path, and in headers. */
    record Forgery(String before, List<String> headers) {

        static Forgery of(String... headers) {
            return new Forgery("", List.of(headers));
        }

        String request(String method, String path, String more, String body) {
            return method + " " + before + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n" + more
                    + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        }
    }

    static Stream<Forgery> taken() {
        return Stream.of(
                Forgery.of("Host: " + EVIL),
                Forgery.of("Host: " + EVIL + ":80"),
                Forgery.of("Host: " + OURS, "X-Forwarded-Host: " + EVIL),
                Forgery.of("Host: " + OURS, "X-Forwarded-Host: " + EVIL, "X-Forwarded-Proto: https"),
                Forgery.of("Host: " + OURS, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Host: " + EVIL + ", " + OURS),
                Forgery.of("Host: " + OURS, "Forwarded: for=203.0.113.9;host=" + EVIL + ";proto=https"),
                Forgery.of("Host: " + OURS, "X-Forwarded-Server: " + EVIL, "X-Host: " + EVIL),
                Forgery.of("Host: " + OURS, "X-Forwarded-Prefix: //" + EVIL),
                Forgery.of("Host: " + OURS, "X-Original-URL: http://" + EVIL + "/", "X-Rewrite-URL: //" + EVIL),
                new Forgery("http://" + EVIL, List.of("Host: " + EVIL)));
    }

    static Stream<Forgery> refused() {
        return Stream.of(
                Forgery.of("Host: " + OURS, "Host: " + EVIL),
                Forgery.of("Host: " + EVIL, "Host: " + OURS),
                Forgery.of("Host: " + OURS + "@" + EVIL),
                Forgery.of("Host: " + EVIL + "/"),
                Forgery.of("X-No-Host: at-all"),
                new Forgery("http://" + EVIL, List.of("Host: " + OURS)));
    }

    static Stream<Arguments> takenAnywhere() {
        return taken().flatMap(forgery ->
                Stream.concat(PAGES.stream(), INTERFACE.stream()).map(path -> Arguments.of(forgery, path)));
    }

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .changing(
                        "form/schema.json",
                        "\"name\": {",
                        "\"mail\": {\"type\": \"string\", \"format\": \"email\"}, \"name\": {")
                .publishedOn(ENGINE, KEY);
    }

    @ParameterizedTest
    @MethodSource("takenAnywhere")
    void noPageLeadsThere(Forgery forgery, String path) {
        String answer = send(forgery.request("GET", path, "", ""));

        assertThat(answer)
                .startsWith("HTTP/1.1 ")
                .doesNotStartWith("HTTP/1.1 5")
                .doesNotContain(EVIL);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCanBeUnderstoodInTwoWaysIsRefused(Forgery forgery) {
        String answer = send(forgery.request("GET", "/clerk", "", ""));

        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(EVIL);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void anApplicationBegunSoGoesOnWithUs(Forgery forgery) {
        String token = token(ENGINE.anonymous().get("/services/" + KEY));

        String answer = send(forgery.request(
                "POST",
                "/services/" + KEY + "/start",
                "Cookie: XSRF-TOKEN=" + token + "\r\nX-XSRF-TOKEN: " + token
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                ""));

        assertThat(answer).startsWith("HTTP/1.1 30").containsPattern("(?i)location: [^\r]*/apply/");
        assertThat(answer).doesNotContain(EVIL);
    }

    @Test
    void noMailLeadsThere() {
        taken().forEach(forgery -> {
            String address = "a" + UUID.randomUUID() + "@example.org";

            String receipt = send(forgery.request(
                    "POST",
                    "/api/v1/services/" + KEY + "/submissions",
                    "Idempotency-Key: " + address + "\r\nContent-Type: application/json\r\n",
                    "{\"name\": \"Erika\", \"mail\": \"" + address + "\"}"));

            assertThat(receipt).startsWith("HTTP/1.1 201 ").contains("/cases/").doesNotContain(EVIL);
            String sent = await().atMost(Duration.ofSeconds(60))
                    .until(() -> ENGINE.as("operator").get("/demo/outbox").text(), outbox -> outbox.contains(address));
            assertThat(sent).contains("/cases/").doesNotContain(EVIL);
        });
    }

    private static String token(HttpAnswer page) {
        return page.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .map(cookie -> cookie.replaceFirst("XSRF-TOKEN=([^;]*).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    /** As it is, since no client of HTTP would send it. */
    private static String send(String request) {
        try (Socket socket = new Socket("127.0.0.1", ENGINE.url().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to\n" + request, e);
        }
    }
}
