package org.schalter.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.publishing.Publications;
import org.schalter.rehearsal.Trials;
import tools.jackson.databind.JsonNode;

class RehearsalsApiTests {

    private static final String SERVICES = "/api/v1/services";

    private static final String FORM = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["kind", "count"],
          "properties": {
            "kind": {"title": "What", "enum": ["small", "large"]},
            "count": {"type": "integer", "title": "How many", "minimum": 1, "maximum": 9}
          },
          "allOf": [{
            "if": {"properties": {"kind": {"const": "large"}}, "required": ["kind"]},
            "then": {"required": ["reason"], "properties": {"reason": {"type": "string", "title": "Why"}}}
          }],
          "x-assert": [{"that": "= count < 8 or kind = \\"small\\"", "message": "Too many large ones", "at": "/count"}]
        }
        """;

    private static final String PROCESS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="urn:schalter:process:1" id="d" targetNamespace="urn:x">
          <process id="p" isExecutable="true">
            <startEvent id="begin"/>
            <sequenceFlow id="f1" sourceRef="begin" targetRef="many"/>
            <exclusiveGateway id="many" name="Many?" default="few"/>
            <sequenceFlow id="lots" sourceRef="many" targetRef="refuse">
              <conditionExpression xsi:type="tFormalExpression">= answers.count &gt; 5</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="few" sourceRef="many" targetRef="check"/>
            <serviceTask id="refuse" name="Refuse" s:action="set-status">
              <extensionElements><s:input name="status" value="rejected"/></extensionElements>
            </serviceTask>
            <sequenceFlow id="f2" sourceRef="refuse" targetRef="refused"/>
            <endEvent id="refused" name="Refused"/>
            <userTask id="check" name="Check" s:form="tasks/check" s:unit="buergeramt"/>
            <sequenceFlow id="f3" sourceRef="check" targetRef="done"/>
            <endEvent id="done" name="Done"/>
          </process>
        </definitions>
        """;

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller editor = engine.as("editor");

    @Test
    void everyTestOfTheLibraryPassesAndIsToldWhatCameOfIt() {
        var permit = run("parking-permit");

        assertThat(permit.path("tests").valueStream())
                .isNotEmpty()
                .allMatch(it -> it.path("passed").asBoolean());
        var one = test(permit, "own-car-for-a-year").path("came");
        assertThat(one.path("fee").path("total").asString()).isEqualTo("30.70");
        assertThat(one.path("payment").asString()).isEqualTo("paid");
        assertThat(texts(one.path("path"))).containsExactly("submitted", "pay", "permit", "approved", "done");
        assertThat(one.path("documents").get(0).path("text").asString()).contains("DN-AB 123");
        assertThat(texts(one.path("hidden"))).contains("/company");
        assertThat(one.path("uploads").toString()).contains("/evidence/registration");
        assertThat(test(permit, "not-a-resident").path("came").path("faults").toString())
                .contains("/eligibility/mainResidence", "x-assert");
    }

    @Test
    void tellsWhatDiffersAndWhatCameInstead() {
        imported("cov-differs", "verdict: accepted\nstatus: completed\n", "{\"kind\": \"small\", \"count\": 6}");

        var one = test(run("cov-differs"), "one");

        assertThat(one.path("passed").asBoolean()).isFalse();
        assertThat(one.path("differences").get(0).path("at").asString()).isEqualTo("/status");
        assertThat(one.path("came").path("status").asString()).isEqualTo("rejected");
    }

    @Test
    void runsOneTestAloneAsItWouldRunAmongAll() {
        imported("cov-alone", "verdict: accepted\nstatus: completed\n", "{\"kind\": \"small\", \"count\": 6}");
        var file = SERVICES + "/cov-alone/working-copy/files/examples/other/";
        editor.put(file + "answers.json", "application/octet-stream", "{}".getBytes(StandardCharsets.UTF_8));
        editor.put(
                file + "expected.yaml",
                "application/octet-stream",
                "verdict: perhaps".getBytes(StandardCharsets.UTF_8));

        var all = run("cov-alone");
        var alone = post("cov-alone/working-copy/rehearsals", "{\"only\": \"one\"}");

        assertThat(alone.status()).as(alone.text()).isEqualTo(200);
        assertThat(alone.json().path("tests").size()).isEqualTo(1);
        assertThat(test(alone.json(), "one")).isEqualTo(test(all, "one"));
        assertThat(alone.json().path("coverage").isNull()).isTrue();
        for (var name : List.of("", "on", "../one", "no-such-test")) {
            assertThat(editor.postJson(SERVICES + "/cov-alone/working-copy/rehearsals", Map.of("only", name))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhatNoTestReaches() {
        imported("cov-missing", "verdict: accepted\n", "{\"kind\": \"small\", \"count\": 6}");

        var coverage = run("cov-missing").path("coverage");

        assertThat(missing(coverage))
                .containsExactlyInAnyOrder("question reason", "rule /x-assert/0", "way few", "end done");
        assertThat(coverage.path("all").asInt() - coverage.path("reached").asInt())
                .as("the condition goes with its question")
                .isEqualTo(5);
        var way = coverage.path("missing")
                .valueStream()
                .filter(it -> it.path("kind").asString().equals("way"))
                .findFirst()
                .orElseThrow();
        assertThat(way.path("file").asString()).isEqualTo("process.bpmn");
        assertThat(way.path("values").toString()).contains("Many?").contains("Check");
    }

    @Test
    void proposesTheTestsThatAreMissing() {
        imported("cov-proposed", "verdict: accepted\n", "{\"kind\": \"small\", \"count\": 6}");

        var proposed =
                post("cov-proposed/working-copy/rehearsals/proposals", "{}").json();

        assertThat(proposed.path("tried").asInt())
                .isPositive()
                .isLessThanOrEqualTo(proposed.path("possible").asInt());
        var found = new ArrayList<String>();
        proposed.path("items")
                .forEach(it -> found.add(it.path("why").asString() + " "
                        + it.path("change").path("at").asString() + "="
                        + it.path("change").path("to")));
        assertThat(found).contains("reaches /kind=\"large\"", "refused /count=0", "refused /count=null");
        assertThat(found).anyMatch(it -> it.equals("reaches /count=1"));
        var few = item(proposed, "/count", "1");
        assertThat(few.path("answers").toString()).isEqualTo("{\"kind\":\"small\",\"count\":1}");
        assertThat(few.path("came").path("waiting").get(0).path("form").asString())
                .isEqualTo("tasks/check");
        assertThat(missing(few.path("reaches"), "")).contains("way few");
    }

    /** The library's permit tests everything but one rule. */
    @Test
    void proposesTheOneThatTheLibraryLacks() {
        var coverage = run("parking-permit").path("coverage");
        var first = post("parking-permit/working-copy/rehearsals/proposals", "{}")
                .json()
                .path("items")
                .get(0);

        assertThat(missing(coverage)).containsExactly("rule /$defs/person/x-assert/0");
        assertThat(first.path("why").asString()).isEqualTo("reaches");
        assertThat(first.path("change").path("at").asString()).isEqualTo("/applicant/birthDate");
    }

    @Test
    void whatIsAskedForButMakesNoDifferenceIsProposed() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("cov-same")
                        .with("form/schema.json", FORM)
                        .with("process.bpmn", PROCESS.replace("answers.count &gt; 5", "answers.kind = \"huge\""))
                        .with("tasks/check/schema.json", "{\"type\": \"object\"}")
                        .with("examples/one/answers.json", "{\"kind\": \"large\", \"count\": 2, \"reason\": \"so\"}")
                        .with("examples/one/expected.yaml", "verdict: accepted\n")
                        .zip());

        var items =
                post("cov-same/working-copy/rehearsals/proposals", "{}").json().path("items");

        assertThat(items.valueStream()
                        .filter(it -> it.path("why").asString().equals("same"))
                        .map(it -> it.path("change").path("at").asString()))
                .containsExactly("/kind");
    }

    @Test
    void triesAnswersThatAreNoTestYet() {
        imported("cov-tried", "verdict: accepted\n", "{\"kind\": \"small\", \"count\": 6}");
        var given = Map.of("answers", Map.of("kind", "small", "count", 2));

        var waits = attempt("cov-tried", given).json();

        assertThat(waits.path("came").path("waiting").get(0).path("node").asString())
                .isEqualTo("check");
        assertThat(missing(waits.path("reaches"), "")).contains("way few").doesNotContain("end done");
        var done = attempt(
                        "cov-tried",
                        Map.of(
                                "answers",
                                Map.of("kind", "small", "count", 2),
                                "expected",
                                Map.of("tasks", List.of(Map.of("task", "check", "answers", Map.of())))))
                .json();
        assertThat(done.path("came").path("status").asString()).isEqualTo("completed");
        assertThat(done.path("came").path("tasks").asInt()).isEqualTo(1);
        assertThat(test(run("cov-tried"), "one").path("passed").asBoolean())
                .as("nothing is kept")
                .isTrue();
        assertThat(run("cov-tried").path("tests").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                           | 400
        []                                                           | 400
        {"answers": []}                                              | 400
        {"answers"                                                   | 400
        {"answers": {}, "expected": {"payment": "stolen"}}           | 422
        {"answers": {}, "expected": {"today": "yesterday"}}          | 422
        {"answers": {}, "expected": {"rm": "-rf"}}                   | 422
        {"answers": {}, "files": ["../../../service.yaml"]}          | 422
        {"answers": {}, "files": ["a/b"]}                            | 422
        {"answers": {}, "files": [""]}                               | 422
        """)
    void refusesWhatCanBeNoTest(String body, int status) {
        imported("cov-refused", "verdict: accepted\n", "{\"kind\": \"small\", \"count\": 6}");

        var refused = post("cov-refused/working-copy/rehearsals/trials", body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aTestThatCanNotBeReadIsToldAsOneThatFails() {
        imported("cov-unread", "verdict: perhaps\n", "{\"kind\": \"small\", \"count\": 6}");

        var one = test(run("cov-unread"), "one");

        assertThat(one.path("passed").asBoolean()).isFalse();
        assertThat(one.path("differences").get(0).path("message").asString()).contains("perhaps");
        assertThat(one.path("came").isNull()).isTrue();
    }

    /** Findings and tests are the same run: what one says the other says. */
    @Test
    void runsOnceForFindingsAndTests() {
        imported("cov-once", "verdict: accepted\nstatus: completed\n", "{\"kind\": \"small\", \"count\": 6}");
        var copies = engine.bean(WorkingCopies.class);
        var copy = copies.find(new ServiceKey("cov-once")).orElseThrow();
        var findings = engine.bean(Publications.class).findings(copy);
        var trials = engine.bean(Trials.class);
        var ran = trials.of(copy.reading().service().orElseThrow());

        var one = test(run("cov-once"), "one");

        assertThat(trials.of(copy.reading().service().orElseThrow())).isSameAs(ran);
        assertThat(findings)
                .anyMatch(it -> it.message()
                        .equals(one.path("differences").get(0).path("message").asString()));
        assertThat(editor.postJson(SERVICES + "/cov-once/working-copy/rehearsals", Map.of("anew", true))
                        .status())
                .isEqualTo(200);
        assertThat(trials.of(copy.reading().service().orElseThrow())).isNotSameAs(ran);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/trials", "/proposals"})
    void answersEditorsAndPublishersOnly(String what) {
        var address = SERVICES + "/parking-permit/working-copy/rehearsals" + what;
        var body = Map.of("answers", Map.of());

        assertThat(Stream.of("editor", "publisher", "clerk", "operator")
                        .filter(it -> engine.as(it).postJson(address, body).status() == 200))
                .containsExactly("editor", "publisher");
        assertThat(engine.anonymous().postJson(address, body).status()).isEqualTo(401);
        assertThat(editor.postJson(SERVICES + "/nowhere/working-copy/rehearsals" + what, body)
                        .status())
                .isEqualTo(404);
    }

    private void imported(String key, String expected, String answers) {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named(key)
                        .with("form/schema.json", FORM)
                        .with("process.bpmn", PROCESS)
                        .with("tasks/check/schema.json", "{\"type\": \"object\"}")
                        .with("examples/one/answers.json", answers)
                        .with("examples/one/expected.yaml", expected)
                        .zip());
    }

    private JsonNode run(String key) {
        var answer = post(key + "/working-copy/rehearsals", "{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private HttpAnswer attempt(String key, Map<String, ?> body) {
        return editor.postJson(SERVICES + "/" + key + "/working-copy/rehearsals/trials", body);
    }

    private HttpAnswer post(String address, String body) {
        return editor.postJson(SERVICES + "/" + address, body);
    }

    private static JsonNode test(JsonNode run, String name) {
        return run.path("tests")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode item(JsonNode proposed, String at, String to) {
        return proposed.path("items")
                .valueStream()
                .filter(it -> it.path("change").path("at").asString().equals(at)
                        && it.path("change").path("to").toString().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> missing(JsonNode coverage) {
        return missing(coverage, "missing");
    }

    private static List<String> missing(JsonNode in, String name) {
        return (name.isEmpty() ? in : in.path(name))
                .valueStream()
                .map(it -> it.path("kind").asString() + " " + it.path("at").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
