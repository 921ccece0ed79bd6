package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What attackers send, each beside something honest that must pass. */
class HostileAnswersTests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final FormModel FORM = Forms.form("""
        {'properties':{'name':{'type':'string'},'rows':{'type':'array','items':{'type':'object','properties':{
           'a':{'type':'string','pattern':'^(a+)+$'}}}},'n':{'type':'number'}}}\
        """);

    @ParameterizedTest
    @ValueSource(strings = {"__proto__", "constructor", "prototype", "status", "price", "id", "reference", "tenant"})
    void refusesPropertiesThatNobodyAskedFor(String name) {
        assertThat(Forms.faults(Forms.verdict(FORM, "{'name':'x','" + name + "':{'admin':true}}")))
                .containsExactly("/" + name + " unevaluatedProperties");
    }

    @Test
    void refusesListsAndObjectsWhereAValueIsDue() {
        assertThat(Forms.faults(Forms.verdict(FORM, "{'name':['x']}"))).containsExactly("/name type");
        assertThat(Forms.faults(Forms.verdict(FORM, "{'name':{'x':1}}"))).containsExactly("/name type");
        assertThat(Forms.faults(Forms.verdict(FORM, "{'rows':'x'}"))).containsExactly("/rows type");
        assertThat(Forms.faults(Forms.verdict(FORM, "{'rows':[1]}"))).containsExactly("/rows/0 type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'x'", "5", "null", "true"})
    void refusesAnswersThatAreNoObject(String answers) {
        assertThat(Forms.faults(Forms.verdict(FORM, answers))).containsExactly(" type");
    }

    @Test
    void refusesTenMegabytesOfText() {
        ObjectNode answers = JSON.objectNode().put("name", "ä".repeat(10_000_000));

        assertThat(Forms.faults(FORM.validate(answers, Forms.german()))).containsExactly(" x-limit");
    }

    @Test
    void takesAThousandRowsAndNotOneMore() {
        assertThat(FORM.validate(rows(1_000, "aaa"), Forms.german())).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(FORM.validate(rows(1_001, "aaa"), Forms.german())))
                .containsExactly("/rows maxItems");
    }

    @Test
    void takesMoreRowsWhereTheAuthorSaysSo() {
        FormModel form = Forms.form(
                "{'properties':{'rows':{'type':'array','maxItems':2000,'items':{'type':'object','properties':{'a':{}}}}}}");

        assertThat(form.validate(rows(2_000, "a"), Forms.german())).isInstanceOf(Verdict.Accepted.class);
        assertThat(Forms.faults(form.validate(rows(2_001, "a"), Forms.german())))
                .containsExactly("/rows maxItems");
    }

    @Test
    void judgesAThousandRowsOfAnExplodingPattern() {
        Verdict verdict = FORM.validate(rows(1_000, "a".repeat(60) + "!"), Forms.german());

        assertThat(verdict.faults())
                .hasSizeGreaterThan(100)
                .allMatch(fault -> fault.keyword().equals("pattern"));
    }

    @Test
    void refusesWhatIsNestedFiveHundredDeep() {
        ObjectNode answers = JSON.objectNode();
        answers.set("name", Vast.deep(500));

        assertThat(Forms.faults(FORM.validate(answers, Forms.german()))).containsExactly(" x-limit");
    }

    @Test
    void survivesWhatIsNestedAHundredThousandDeep() {
        ObjectNode answers = JSON.objectNode();
        answers.set("name", Vast.deep(100_000));

        assertThat(Forms.faults(FORM.validate(answers, Forms.german()))).containsExactly(" x-limit");
    }

    @Test
    void refusesNumbersThatWouldTakeAllMemory() {
        assertThat(Forms.faults(Forms.verdict(FORM, "{'n':1e50000}"))).containsExactly("/n x-limit");
        assertThat(Forms.faults(Forms.verdict(FORM, "{'n':1e-50000}"))).containsExactly("/n x-limit");
        assertThat(Forms.verdict(FORM, "{'n':1e50}")).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(Forms.faults(FORM.validate(JSON.objectNode().put("n", Double.NaN), Forms.german())))
                .containsExactly("/n type");
        assertThat(Forms.faults(FORM.validate(JSON.objectNode().put("n", Double.POSITIVE_INFINITY), Forms.german())))
                .containsExactly("/n type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\ud800b", "a\u202egpj.exe", "a\uffffb"})
    void refusesControlCharacters(String text) {
        assertThat(Forms.faults(FORM.validate(JSON.objectNode().put("name", text), Forms.german())))
                .containsExactly("/name x-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "a\ttab", "سلام", "Łódź", "👩‍👩‍👧", "co\u00adop", "a/b~c"})
    void takesHonestCharacters(String text) {
        Verdict verdict = FORM.validate(JSON.objectNode().put("name", text), Forms.german());

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.answers().get("name").stringValue()).isEqualTo(text);
    }

    @Test
    void composesDecomposedUmlauts() {
        Verdict verdict = FORM.validate(JSON.objectNode().put("name", "Du\u0308ren"), Forms.german());

        assertThat(verdict.answers().get("name").stringValue()).isEqualTo("D\u00fcren");
    }

    @Test
    void leavesTheSentAnswersAlone() {
        ObjectNode sent = Forms.object("{'name':' x ','rows':[{'a':'a','b':1}]}");
        ObjectNode before = sent.deepCopy();

        FORM.validate(sent, Forms.german());

        assertThat(sent).isEqualTo(before);
    }

    private static ObjectNode rows(int count, String text) {
        ObjectNode answers = JSON.objectNode();
        ArrayNode rows = answers.putArray("rows");
        for (int i = 0; i < count; i++) {
            rows.addObject().put("a", text);
        }
        return answers;
    }
}
