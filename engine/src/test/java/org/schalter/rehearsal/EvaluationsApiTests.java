package org.schalter.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

class EvaluationsApiTests {

    private static final String SERVICES = "/api/v1/services";
    private static final String PERMIT = SERVICES + "/parking-permit/working-copy/evaluations";
    private static final String DOGS = SERVICES + "/dog-tax-registration/working-copy/evaluations";

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller editor = engine.as("editor");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        = fee.total                                     | 30.7         | number
        answers.permit.start                            | 2026-03-09   | date
        = answers.vehicle.electric                      | false        | boolean
        = payment.state                                 | paid         | string
        = permit.document                               | permit       | string
        = today()                                       | 2026-03-02   | date
        = answers.company.name                          | null         | null
        = answers.permit.start - today()                | P7D          | days and time duration
        """)
    void triesAnExpressionWithAnExample(String expression, String value, String type) {
        var tried = evaluated(PERMIT, Map.of("expression", expression, "example", "own-car-for-a-year"));

        assertThat(tried.json()
                        .path("value")
                        .asString(tried.json().path("value").toString()))
                .isEqualTo(value);
        assertThat(tried.json().path("type").asString()).isEqualTo(type);
    }

    @Test
    void knowsWhatTheClerksHaveAnswered() {
        var tried = evaluated(DOGS, Map.of("expression", "= tasks.review.decision", "example", "one-dog"));

        assertThat(tried.json().path("value").asString()).isEqualTo("approved");
    }

    @Test
    void takesHalfAnApplicationForWhatItSays() {
        var answers = Map.of("eligibility", Map.of("zone", "B"));

        assertThat(evaluated(PERMIT, Map.of("expression", "= answers.eligibility.zone", "answers", answers))
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("B");
        assertThat(evaluated(PERMIT, Map.of("expression", "= fee.total"))
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("null");
    }

    @Test
    void tellsWhichRulesOfADecisionFire() {
        var tried = evaluated(PERMIT, Map.of("decision", "decisions/fee.dmn", "example", "electric-car-for-a-year"))
                .json();

        assertThat(tried.path("rules").toString()).isEqualTo("[\"yearElectric\"]");
        assertThat(tried.path("value").path("total").decimalValue()).isEqualByComparingTo("15.35");
    }

    /** As the designer writes it: the column over today() says when a rule holds, the annotation on what it rests. */
    @Test
    void aRuleHoldsFromItsFirstToItsLastDay() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("eval-rates").with("decisions/fee.dmn", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="fee" namespace="urn:x">
                      <decision id="fee" name="fee">
                        <decisionTable id="table" hitPolicy="UNIQUE">
                          <input id="i1"><inputExpression typeRef="date"><text>today()</text></inputExpression></input>
                          <output id="total" name="total" typeRef="number"/>
                          <annotation name="Rechtsgrundlage"/>
                          <rule id="old">
                            <inputEntry><text>&lt;= date("2026-12-31")</text></inputEntry>
                            <outputEntry><text>10</text></outputEntry>
                            <annotationEntry><text>§ 1</text></annotationEntry>
                          </rule>
                          <rule id="next">
                            <inputEntry><text>[date("2027-01-01")..date("2027-12-31")]</text></inputEntry>
                            <outputEntry><text>12</text></outputEntry>
                            <annotationEntry><text>§ 2</text></annotationEntry>
                          </rule>
                        </decisionTable>
                      </decision>
                    </definitions>
                    """).zip());
        var address = SERVICES + "/eval-rates/working-copy/evaluations";

        assertThat(fired(address, "2026-12-31")).isEqualTo("[\"old\"]");
        assertThat(fired(address, "2027-01-01")).isEqualTo("[\"next\"]");
        assertThat(fired(address, "2028-01-01")).isEqualTo("[]");
    }

    private String fired(String address, String today) {
        return evaluated(address, Map.of("decision", "decisions/fee.dmn", "today", today))
                .json()
                .path("rules")
                .toString();
    }

    @Test
    void seesTheNamesOfTheRowItStandsIn() {
        var given = Map.of("expression", "= name", "example", "three-dogs", "at", "/dogs/1");

        assertThat(evaluated(DOGS, given).json().path("type").asString()).isEqualTo("string");
        assertThat(evaluated(DOGS, Map.of("expression", "= name", "example", "three-dogs", "at", "/dogs/99"))
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "= 1 +",
                "= function(x) x",
                "= for a in 1..1000, b in 1..1000 return a",
                "= for a in 1..1000000000 return a",
                "= some a in [1,2] satisfies a",
                "= \"x\" + 1 + {{}}",
                "= matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\") and 1",
                "= T(java.lang.Runtime).getRuntime()",
                "= ${7*7}",
                "= ((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))",
            })
    void saysWhyThereIsNoValue(String expression) {
        var tried = evaluated(PERMIT, Map.of("expression", expression));

        assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
        assertThat(tried.json().has("value"))
                .as(tried.toString())
                .isEqualTo(!tried.json().has("error"));
    }

    @Test
    void boundsWhatAnExpressionBuilds() {
        var rows = "= for a in 1..1000 return for b in 1..10 return string join(for c in 1..1 return " + "\""
                + "x".repeat(500) + "\", \"\")";

        assertThat(evaluated(PERMIT, Map.of("expression", rows)).body().length).isLessThan(8_000_000);
        assertThat(evaluated(PERMIT, Map.of("expression", "= " + "1+".repeat(6_000) + "1"))
                        .json()
                        .path("error")
                        .asString())
                .contains("at most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"expression\": 1}",
                "{\"expression\": \"= 1\", \"decision\": \"decisions/fee.dmn\"}",
                "{\"expression\": \"= 1\", \"answers\": []}",
                "{\"expression\": \"= 1\", \"today\": \"yesterday\"}",
                "{\"expression\": \"= 1\", \"expression\": \"= 2\"}",
                "{\"expression\"",
            })
    void refusesWhatIsNoQuestion(String body) {
        var refused = editor.postJson(PERMIT, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void refusesWhatThePackageDoesNotHave() {
        assertThat(evaluated(PERMIT, Map.of("expression", "= 1", "example", "nobody"))
                        .status())
                .isEqualTo(404);
        assertThat(evaluated(PERMIT, Map.of("decision", "decisions/../fee.dmn")).status())
                .isEqualTo(404);
        assertThat(evaluated(SERVICES + "/nowhere/working-copy/evaluations", Map.of("expression", "= 1"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysThatAWorkingCopyCanNotBeRead() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("eval-broken")
                        .with("service.yaml", "key: eval-broken\ntitle: [\n")
                        .zip());

        var refused = evaluated(SERVICES + "/eval-broken/working-copy/evaluations", Map.of("expression", "= 1"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("findings").isEmpty()).isFalse();
    }

    @Test
    void anExampleWhoseProcessIsBrokenStillSaysWhatItAnswers() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("eval-process")
                        .with("process.bpmn", "<process/>")
                        .with("examples/one/answers.json", "{\"name\": \"Erika\"}")
                        .with("examples/one/expected.yaml", "verdict: accepted\n")
                        .zip());

        assertThat(evaluated(
                                SERVICES + "/eval-process/working-copy/evaluations",
                                Map.of("expression", "= answers.name", "example", "one"))
                        .json()
                        .path("value")
                        .asString())
                .isEqualTo("Erika");
    }

    @Test
    void followsAnExampleThroughTheProcess() {
        var walk = editor.get(SERVICES + "/parking-permit/working-copy/walks/own-car-for-a-year")
                .json();

        assertThat(walk.path("nodes").toString())
                .isEqualTo("[\"submitted\",\"pay\",\"paid\",\"permit\",\"approved\",\"done\"]");
        assertThat(walk.path("flows").toString()).contains("settled").doesNotContain("refused");
        assertThat(walk.path("status").asString()).isEqualTo("completed");
        assertThat(editor.get(SERVICES + "/parking-permit/working-copy/walks/not-a-resident")
                        .json()
                        .path("problem")
                        .asString())
                .contains("not accepted");
    }

    @Test
    void answersEditorsAndPublishersOnly() {
        var body = Map.of("expression", "= 1");

        assertThat(List.of("editor", "publisher", "clerk", "operator"))
                .filteredOn(user -> engine.as(user).postJson(PERMIT, body).status() == 200)
                .containsExactly("editor", "publisher");
        assertThat(engine.anonymous().postJson(PERMIT, body).status()).isEqualTo(401);
    }

    private HttpAnswer evaluated(String address, Map<String, ?> body) {
        return editor.postJson(address, body);
    }
}
