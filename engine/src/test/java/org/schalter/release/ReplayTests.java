package org.schalter.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

/** What the latest real cases would have met with, told without telling anything of them. */
class ReplayTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String SERVICES = "/api/v1/services/";

    private final HttpCaller publisher = ENGINE.as("publisher");

    @Test
    void countsWhoWouldBeRefusedAndWhere() {
        sent("replayed-faults", TinyService.named("replayed-faults"));
        edit(TinyService.named("replayed-faults")
                .changing("form/schema.json", "\"required\": [\"name\"]", "\"required\": [\"name\", \"age\"]"));

        var told = replay("replayed-faults");

        assertThat(told.path("cases").asInt()).isEqualTo(2);
        assertThat(told.path("accepted").asInt()).isEqualTo(1);
        assertThat(told.path("faults").toString())
                .isEqualTo("[{\"at\":\"/age\",\"title\":\"Alter\",\"keyword\":\"required\",\"cases\":1}]");
    }

    @Test
    void countsWhoWouldPayMoreAndGoAnotherWay() {
        sent("replayed-ways", priced("replayed-ways", "10.00", "first"));
        edit(priced("replayed-ways", "12.50", "second"));

        var told = replay("replayed-ways");

        assertThat(told.path("fees").toString())
                .isEqualTo("{\"same\":0,\"undecided\":0,\"differences\":[{\"difference\":\"2.50\",\"cases\":2}]}");
        assertThat(told.path("ways").path("same").asInt()).isZero();
        var other = told.path("ways").path("different").path(0);
        assertThat(other.path("cases").asInt()).isEqualTo(2);
        assertThat(other.path("before").toString()).contains("first");
        assertThat(other.path("after").toString()).contains("second").doesNotContain("first");
    }

    /** Nothing that anybody has written comes out, be it as the name of a property. */
    @Test
    void tellsNothingThatAnybodyHasAnswered() {
        var open = TinyService.named("replayed-secret")
                .changing(
                        "form/schema.json",
                        "\"required\"",
                        "\"additionalProperties\": {\"type\": \"string\"}, \"required\"");
        open.publishedOn(ENGINE, "replayed-secret");
        submit("replayed-secret", Map.of("name", "Erika Geheim", "Hund von Geheim", "Rex"));
        edit(TinyService.named("replayed-secret").changing("form/schema.json", "80", "5"));

        var answer = publisher.postJson(SERVICES + "replayed-secret/replays", Map.of("cases", 5));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("faults").size()).isPositive();
        assertThat(answer.text()).doesNotContain("Geheim", "Rex", "Erika");
    }

    @Test
    void isForPublishersOnlyAndWithinBounds() {
        TinyService.named("replayed-never").publishedOn(ENGINE, "replayed-never");
        var address = SERVICES + "replayed-never/replays";

        assertThat(ENGINE.as("editor").postJson(address, "{}").status()).isEqualTo(403);
        assertThat(ENGINE.as("operator").postJson(address, "{}").status()).isEqualTo(403);
        assertThat(ENGINE.anonymous().postJson(address, "{}").status()).isEqualTo(401);
        assertThat(publisher.postJson(address, Map.of("cases", 100000)).status())
                .isEqualTo(422);
        assertThat(publisher.postJson(address, Map.of("to", "77")).status()).isEqualTo(404);
        assertThat(replay("replayed-never").path("cases").asInt()).isZero();
    }

    private static TinyService priced(String key, String fee, String node) {
        return TinyService.named(key)
                .and("service.yaml", "fee: {decision: decisions/fee.dmn}\npayment: {methods: [invoice]}\n")
                .with("decisions/fee.dmn", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="x">
                      <decision id="total" name="total"><literalExpression><text>%s</text></literalExpression></decision>
                    </definitions>
                    """.formatted(fee))
                .with(
                        "tasks/look/schema.json",
                        "{\"type\": \"object\", \"properties\": {\"ok\": {\"type\": \"boolean\", \"title\": \"Ok\"}}}")
                .with("process.bpmn", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1" id="d" targetNamespace="x">
                      <process id="p" isExecutable="true">
                        <startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="task"/>
                        <userTask id="task" name="%s" s:form="tasks/look"/><sequenceFlow id="b" sourceRef="task" targetRef="done"/>
                        <endEvent id="done"/>
                      </process>
                    </definitions>
                    """.formatted(node));
    }

    private void sent(String key, TinyService service) {
        service.publishedOn(ENGINE, key);
        submit(key, Map.of("name", "Erika"));
        submit(key, Map.of("name", "Max", "age", 40));
    }

    private static void submit(String key, Map<String, Object> answers) {
        var sent = ENGINE.anonymous()
                .postJson(
                        SERVICES + key + "/submissions",
                        answers,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    }

    private static void edit(TinyService service) {
        var imported = ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private JsonNode replay(String key) {
        HttpAnswer answer =
                publisher.postJson(SERVICES + key + "/replays", Map.of("cases", 20), "Accept-Language", "de");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
