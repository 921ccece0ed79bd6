package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.definition.Finding;
import org.schalter.definition.Severity;
import org.schalter.definition.Texts;

class SchemaFindingsTests {

    @Test
    void findsNothingInAGoodSchema() {
        assertThat(check("""
            {'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','title':'Antrag','properties':{
              'from':{'type':'string','format':'date','title':'Von','x-purpose':'Frist'},
              'dogs':{'type':'array','title':'Hunde','items':{'type':'object','title':'Hund','properties':{
                 'breed':{'$ref':'#/$defs/breed','title':'Rasse'},'since':{'type':'string','format':'date','title':'Seit'}},
                 'x-assert':[{'that':'= since <= today()','message':'m','at':'/since'}]}},
              'count':{'type':'integer','title':'Anzahl','readOnly':true,'x-calculate':'= count(answers.dogs.breed)'}},
             '$defs':{'breed':{'enum':['a','b']}}}\
            """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{'type':'nonsense'} ¦ /type",
                "{'properties':{'a':{'title':'A','minLength':-1}}} ¦ /properties/a/minLength",
                "{'properties':{'a':{'title':'A','pattern':'('}}} ¦ /properties/a/pattern",
                "{'patternProperties':{'(':{}}} ¦ /patternProperties/(",
                "{'properties':{'a':{'title':'A','$ref':'#/$defs/b'}}} ¦ /properties/a/$ref",
                "{'properties':{'a':{'title':'A','$ref':'https://example.org/a.json'}}} ¦ /properties/a/$ref",
                "{'properties':{'a':{'title':'A','$ref':'classpath:/application.yaml'}}} ¦ /properties/a/$ref",
                "{'properties':{'a':{'title':'A','$ref':'file:///etc/passwd'}}} ¦ /properties/a/$ref",
                "{'properties':{'a':{'title':'A','$ref':'other.json#/a'}}} ¦ /properties/a/$ref",
                "{'properties':{'a':{'title':'A','x-calcualte':'= 1'}}} ¦ /properties/a/x-calcualte",
                "{'properties':{'a':{'title':'A','x-soft':'yes'}}} ¦ /properties/a/x-soft",
                "{'properties':{'a':{'title':'A','x-lock':'strong'}}} ¦ /properties/a/x-lock",
                "{'properties':{'a':{'title':'A','x-calculate':'= 1 +'}}} ¦ /properties/a/x-calculate",
                "{'properties':{'a':{'title':'A','x-calculate':'1'}}} ¦ /properties/a/x-calculate",
                "{'properties':{'a':{'title':'A','x-calculate':'= answers.b'}}} ¦ /properties/a/x-calculate",
                "{'properties':{'a':{'title':'A'}},'x-assert':[{'that':'= answers.c > 1','message':'m'}]} ¦"
                        + " /x-assert/0/that",
                "{'properties':{'a':{'title':'A'}},'x-assert':[{'that':'= answers.a > ','message':'m'}]} ¦"
                        + " /x-assert/0/that",
                "{'properties':{'a':{'title':'A'}},'x-assert':[{'that':'= a > 1','message':'m','at':'/b'}]} ¦"
                        + " /x-assert/0/at",
                "{'properties':{'a':{'title':'A'}},'x-assert':[{'that':'= a > 1'}]} ¦ /x-assert/0/message",
                "{'$schema':'http://json-schema.org/draft-03/schema#'} ¦ /$schema"
            })
    void findsWhatIsWrongAtItsPlace(String schema, String at) {
        List<Finding> findings = check(schema);

        assertThat(findings).extracting(Finding::at).contains(at);
        assertThat(findings).filteredOn(finding -> finding.at().equals(at)).allMatch(Finding::stopsPublishing);
    }

    @Test
    void findsWhatMustBeAnsweredAndNeedNot() {
        assertThat(check("{'properties':{'a':{'title':'A','x-soft':true}},'required':['a']}"))
                .extracting(Finding::message)
                .containsExactly("<a> is required, so <x-soft> means nothing; expected one of them");
    }

    @Test
    void findsWhatMeansNothing() {
        assertThat(check(
                        "{'properties':{'a':{'title':'A','x-lock':'high'},'b':{'title':'B','x-autocomplete':'vorname'},'c':{'title':'C','x-autocomplete':'billing"
                            + " given-name','x-prefill':'identity.a','x-lock':'high'}}}"))
                .extracting(Finding::at, Finding::message)
                .containsExactly(
                        tuple("/properties/a", "<a> is never locked: <x-lock> means nothing without <x-prefill>"),
                        tuple(
                                "/properties/b",
                                "<vorname> is no autocomplete token of HTML; expected one such as <given-name>,"
                                        + " <family-name>, <bday>, <email>, <tel>, <street-address>, <postal-code> or"
                                        + " <off>"));
    }

    @Test
    void findsCalculationsInACircle() {
        List<Finding> findings = check("""
            {'properties':{'a':{'title':'A','type':'number','x-calculate':'= answers.b + 1'},'b':{'title':'B','type':'number','x-calculate':'= answers.c + 1'},
              'c':{'title':'C','type':'number','x-calculate':'= answers.a + 1'}}}\
            """);

        assertThat(findings).hasSize(3).allMatch(finding -> finding.message().contains("circle"));
    }

    @Test
    void findsReferencesInACircle() {
        assertThat(
                        check(
                                "{'$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}},'properties':{'x':{'title':'X','$ref':'#/$defs/a'}}}"))
                .isNotEmpty()
                .allMatch(Finding::stopsPublishing);
    }

    @Test
    void takesASchemaThatContainsItself() {
        String schema = "{'$defs':{'person':{'type':'object','properties':{'name':{'title':'Name','type':'string'},"
            + "'child':{'title':'Kind','$ref':'#/$defs/person'}}}},'properties':{'person':{'title':'Person','$ref':'#/$defs/person'}}}";

        assertThat(check(schema)).filteredOn(Finding::stopsPublishing).isEmpty();
        assertThat(Forms.faults(Forms.verdict(Forms.form(schema), "{'person':{'child':{'child':{'name':1}}}}")))
                .containsExactly("/person/child/child/name type");
        assertThat(Forms.form(schema)
                        .applicable(Forms.json("{}"), Forms.german())
                        .shows("/person/child"))
                .isTrue();
    }

    @Test
    void warnsOfAMissingTitleAndAnUnknownFormat() {
        List<Finding> findings = check("{'properties':{'a':{'type':'string','format':'plz'}}}");

        assertThat(findings)
                .extracting(Finding::severity, Finding::at)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Severity.WARNING, "/properties/a"),
                        org.assertj.core.groups.Tuple.tuple(Severity.WARNING, "/properties/a/format"));
    }

    @Test
    void warnsOfAFormThatNobodyCanSend() {
        assertThat(check("{'required':['a'],'properties':{'a':{'title':'A','readOnly':true}}}"))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::at)
                .containsExactly("/properties/a");
        assertThat(
                        check(
                                "{'required':['a'],'properties':{'a':{'title':'A','readOnly':true,'x-prefill':'identity.name'}}}"))
                .isEmpty();
    }

    @Test
    void findsATitleInTheTexts() {
        Texts texts = Forms.texts("de", "form.a.title=A\n");

        assertThat(FormModel.check(
                        Forms.definition(Forms.json("{'properties':{'a':{'type':'string'}}}")),
                        texts,
                        List.of("de"),
                        "f"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':{}}",
                "{'properties':5}",
                "{'allOf':{}}",
                "{'required':'a'}",
                "{'x-assert':{}}",
                "{'x-assert':[5]}",
                "{'$ref':5}",
                "{'items':5}",
                "{'properties':{'a':{'type':5}}}",
                "{'enum':5}",
                "{'properties':{'a':5}}",
                "[]",
                "5",
                "'x'"
            })
    void survivesSchemasOfAnyShape(String schema) {
        assertThat(check(schema)).anyMatch(Finding::stopsPublishing);
    }

    @Test
    void checksDocumentsAgainstOurSchemas() {
        List<Finding> findings = SchemaChecks.check(
                Forms.resource("/schemas/service.schema.json"),
                Forms.json("{'schalter':2,'key':'Test','titel':'x'}"),
                "service.yaml");

        assertThat(findings).extracting(Finding::at).contains("/schalter", "/key", "/titel", "/title");
        assertThat(findings)
                .allMatch(finding -> finding.file().equals("service.yaml"))
                .allMatch(finding -> finding.message().contains("<"));
    }

    private static List<Finding> check(String schema) {
        return FormModel.check(Forms.definition(Forms.json(schema)), Texts.NONE, List.of("de"), "form/schema.json");
    }
}
