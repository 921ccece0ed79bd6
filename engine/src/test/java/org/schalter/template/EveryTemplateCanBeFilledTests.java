package org.schalter.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.process.Bpmn;

class EveryTemplateCanBeFilledTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "kind"],
         "properties": {
           "name": {"type": "string"}, "nick": {"type": "string"}, "kind": {"enum": ["private", "company"]},
           "greeting": {"type": "string", "x-calculate": "= \\"Dear \\" + answers.name"},
           "shouted": {"type": "string", "x-calculate": "= upper case(answers.nick)"},
           "dogs": {"type": "array", "items": {"type": "object", "required": ["breed"],
             "properties": {"breed": {"type": "string"}, "chip": {"type": "string"}}}}},
         "if": {"properties": {"kind": {"const": "company"}}, "required": ["kind"]},
         "then": {"properties": {"company": {"type": "object", "required": ["firm"],
           "properties": {"firm": {"type": "string"}}}}, "required": ["company"]}}
        """;

    private static final String TASK = """
        {"type": "object", "required": ["reason", "day"], "properties": {
           "reason": {"oneOf": [{"const": "late", "title": "Too late"}]},
           "day": {"type": "string", "format": "date"}, "note": {"type": "string"}}}
        """;
    private static final String RATE = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
          <decision id="factor" name="factor"><variable name="factor"/>
            <literalExpression><text>2</text></literalExpression></decision>
        </definitions>
        """;
    private static final String STEPS = """
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="check"/>
        <userTask id="check" s:form="tasks/report"/><sequenceFlow id="f2" sourceRef="check" targetRef="rate"/>
        <businessRuleTask id="rate" s:decision="decisions/rate.dmn"/>
        <sequenceFlow id="f3" sourceRef="rate" targetRef="letter"/>
        <serviceTask id="letter" s:action="issue-document">
          <extensionElements><s:input name="document" value="letter"/></extensionElements>
          <multiInstanceLoopCharacteristics isSequential="true" s:each="= answers.dogs" s:as="dog"/></serviceTask>
        <sequenceFlow id="f4" sourceRef="letter" targetRef="done"/><endEvent id="done"/>\
        """;

    private final EveryTemplateCanBeFilled check =
            new EveryTemplateCanBeFilled(new Templates(TemplateTests.CLOCK, _ -> Optional.empty()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.name }}",
                "{{ answers.greeting }}",
                "<span data-if='= answers.nick != null'>{{ answers.nick }}</span>",
                "{{ = if answers.nick = null then \"\" else answers.nick }}",
                "<span data-if='= answers.kind = \"company\"'>{{ answers.company.firm }}</span>",
                "<span data-each='dog in answers.dogs'>{{ dog.breed }}</span>",
                "{{ case.reference }} {{ date case.receivedAt }}"
            })
    void acceptsWhatIsAlwaysThereOrAskedForFirst(String use) {
        assertThat(findings(use)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.nick }}",
                "{{ answers.shouted }}",
                "{{ = answers.nick + \"!\" }}",
                "{{ answers.company.firm }}",
                "<span data-if='= answers.name != null'>{{ answers.nick }}</span>",
                "<span data-each='dog in answers.dogs'>{{ dog.chip }}</span>"
            })
    void findsWhatMayBeAbsent(String use) {
        assertThat(findings(use)).singleElement().satisfies(it -> {
            assertThat(it.stopsPublishing()).isTrue();
            assertThat(it.file()).isEqualTo("documents/letter.html");
            assertThat(it.at()).startsWith("2:");
            assertThat(it.message()).contains("may be absent");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.nmae }}",
                "{{ answer.name }}",
                "{{ money fee.total }}",
                "{{ case.secret }}",
                "{{ text no.such }}"
            })
    void findsWhatIsKnownNowhere(String use) {
        assertThat(findings(use))
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .containsAnyOf("is known nowhere", "is not in the form", "there is no text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ tasks.check.reason }} {{ check.reason }} {{ label tasks.check.reason }}",
                "<span data-if='= check.note != null'>{{ tasks.check.note }}</span>",
                "{{ fee.total }} {{ money fee.total }} {{ payment.state }} {{ case.id }}",
                "{{ dog.breed }} {{ rate.factor }} {{ letter.document }}"
            })
    void knowsWhatTasksDecisionsAndRepetitionsBring(String use) {
        assertThat(ofAWholeService("documents/letter.html", use)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ tasks.check.resaon }} | <resaon> is not in the form; there are [reason, day, note]",
                "{{ check.resaon }} | <resaon> is not in the form",
                "{{ tasks.chekc.reason }} | <tasks.chekc.reason> is known nowhere; there are the tasks [check]",
                "{{ tasks.check.note }} | <tasks.check.note> may be absent",
                "{{ check.note }} | <check.note> may be absent",
                "{{ dog.chip }} | <dog.chip> may be absent",
                "{{ dog.name }} | <name> is not in the form",
                "{{ rate.facto }} | <rate.facto> is known nowhere; <rate> yields [factor]",
                "{{ fee.totl }} | <fee.totl> is known nowhere; <fee> has [currency, items, total]",
                "{{ payment.sate }} | <payment.sate> is known nowhere",
                "{{ payment.settledAt }} | <payment.settledAt> may be absent",
                "{{ done.x }} | <done.x> is known nowhere",
                "{{ case.statusUrl }} | <case.statusUrl> is known nowhere but in messages",
                "{{ date answers.name }} | <{{ date answers.name }}> can't be written",
                "{{ date fee.total }} {{ money answers.name }} | <{{ money answers.name }}> can't be written",
                "{{ money tasks.check.day }} | <{{ money tasks.check.day }}> can't be written",
                "{{ label answers.name }} | <{{ label answers.name }}> has no titles to choose from"
            })
    void findsWhatTasksDecisionsAndRepetitionsDoNotBring(String use, String message) {
        assertThat(ofAWholeService("documents/letter.html", use))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains(message));
    }

    @Test
    void onlyMessagesKnowTheAddressOfTheCase() {
        assertThat(ofAWholeService("messages/letter.html", "<a href='{{ case.statusUrl }}'>{{ case.statusUrl }}</a>"))
                .isEmpty();
    }

    @Test
    void findsNothingInTheFormsLibrary() throws IOException {
        for (String key : List.of("parking-permit", "dog-tax-registration")) {
            Path folder = Path.of("../forms-library/src/main/resources/forms-library/services", key);
            assertThat(check.check(PackageReader.read(folder).service().orElseThrow()))
                    .as(key)
                    .isEmpty();
        }
    }

    private List<Finding> findings(String use) {
        return findings(files("documents/letter.html", use));
    }

    /** With a fee, and a process that has a task, a decision, and steps for each dog. */
    private List<Finding> ofAWholeService(String file, String use) {
        SortedMap<String, byte[]> files = files(file, use);
        files.merge(
                "service.yaml", bytes("fee: {decision: decisions/rate.dmn}\n"), EveryTemplateCanBeFilledTests::both);
        files.put("tasks/report/schema.json", bytes(TASK));
        files.put("decisions/rate.dmn", bytes(RATE));
        files.put("process.bpmn", bytes(Bpmn.process(STEPS)));
        return findings(files);
    }

    private List<Finding> findings(SortedMap<String, byte[]> files) {
        return check.check(PackageReader.of(files).service().orElseThrow());
    }

    private static SortedMap<String, byte[]> files(String file, String use) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(
                "service.yaml",
                bytes("schalter: 1\n"
                        + "key: letters\n"
                        + "title: Letters\n"
                        + "summary: Letters\n"
                        + "category: test\n"
                        + "unit: test\n"
                        + "languages: [en]\n"));
        files.put("form/schema.json", bytes(SCHEMA));
        files.put(
                file,
                bytes("<!DOCTYPE html><html><head><title>T</title></head><body>\n<p>" + use + "</p></body></html>"));
        return files;
    }

    private static byte[] both(byte[] one, byte[] other) {
        return bytes(new String(one, StandardCharsets.UTF_8) + new String(other, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
