package org.schalter.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;

class AuthorsWordsTests {

    private static final String MANIFEST = """
        schalter: 1
        key: dog-walk
        title: Hunde
        languages: [de]
        retention: {completed: P1Y}
        """;

    @Test
    void aClearFormHasNothingToFind() {
        assertThat(findings(field("birth", "Geburtsdatum", "\"x-purpose\": \"damit\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "z. B. Max Mustermann",
                "TT.MM.JJJJ",
                "Bitte auswählen",
                "Hier eingeben",
                "e.g. Main Street",
                "Please select",
                "Erika Mustermann"
            })
    void aTitleIsNoExampleAndNoInstruction(String title) {
        assertThat(codes(asked(title))).containsExactly("label-example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"firstName", "date_of_birth", "Feld 3", "Frage", "???", "xxx", "TODO", "Eine aus vielen", "Text"
            })
    void aTitleIsInWords(String title) {
        assertThat(codes(asked(title))).containsExactly("label-unclear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Titel",
                "Type",
                "Vorname",
                "Fragebogen",
                "iPhone?",
                "Ort",
                "Wie alt ist der Hund?",
                "名前",
                "E-Mail"
            })
    void anOrdinaryTitleIsNoFinding(String title) {
        assertThat(codes(asked(title))).isEmpty();
    }

    @Test
    void twoQuestionsBesideEachOtherHaveTwoTitles() {
        assertThat(codes(form("\"a\": {\"title\": \"Datum\", \"x-purpose\": \"w\"}, \"b\": {\"title\":"
                        + " \"Datum\", \"x-purpose\": \"w\"}")))
                .containsExactly("label-twice", "label-twice");
    }

    @Test
    void aQuestionSaysWhyItIsAsked() {
        assertThat(codes(findings(field("age", "Alter", "\"minimum\": 0")))).containsExactly("purpose-missing");
        assertThat(codes(findings(field("age", "Alter", "\"x-law\": \"§ 1 MeldeG\""))))
                .isEmpty();
        assertThat(codes(findings(field("ok", "Ich stimme zu", "\"const\": true"))))
                .isEmpty();
        assertThat(codes(findings(field("sum", "Summe", "\"readOnly\": true, \"default\": 1"))))
                .isEmpty();
    }

    @Test
    void aFormThatKnowsNoPurposesIsToldOnce() {
        var fields = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            fields.append(i == 0 ? "" : ",").append("\"f%d\": {\"title\": \"Hund Nummer %1$d\"}".formatted(i));
        }
        assertThat(form(fields.toString()))
                .extracting(Finding::code, Finding::values)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("purposes-missing", List.of("30")));
    }

    @Test
    void aFieldThatNobodySeesAndNothingNamesIsTold() {
        var automatic = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1"
              id="d" targetNamespace="urn:t"><process id="p" isExecutable="true"><startEvent id="submitted"/>
              <sequenceFlow id="f" sourceRef="submitted" targetRef="%s"/>%s<endEvent id="done"/></process></definitions>
            """;
        var task = "<userTask id=\"look\" s:form=\"tasks/look\"/><sequenceFlow id=\"g\" sourceRef=\"look\""
                + " targetRef=\"done\"/>";
        var age = field("age", "Alter", "\"minimum\": 0");

        assertThat(codes(findings(age, "process.bpmn", automatic.formatted("done", ""))))
                .containsExactly("field-unused");
        assertThat(codes(findings(age, "process.bpmn", automatic.formatted("look", task))))
                .containsExactly("purpose-missing");
        assertThat(codes(findings(
                        age, "process.bpmn", automatic.formatted("done", ""), "messages/m.html", "{{ answers.age }}")))
                .containsExactly("purpose-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grad der Behinderung",
                "Konfession",
                "Religion",
                "Allergien",
                "Gewerkschaft",
                "Diagnosis",
                "Erkrankungen"
            })
    void whatArticleNineProtectsIsDeclared(String title) {
        assertThat(codes(asked(title))).containsExactly("sensitive-undeclared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rasse des Hundes",
                "Geschlecht des Hundes",
                "Krankenkasse",
                "Partei im Verfahren",
                "Health insurance"
            })
    void whatOnlySoundsLikeItIsNoFinding(String title) {
        assertThat(codes(asked(title))).isEmpty();
    }

    @Test
    void whatIsSensitiveNeedsALawOrAConsentAndAnEnd() {
        var faith = "\"faith\": {\"title\": \"Konfession\", \"x-purpose\": \"w\", \"x-sensitive\": true";
        var consent =
                ", \"ok\": {\"type\": \"boolean\", \"const\": true, \"title\": \"Ich willige ein: Einwilligung\"}";

        assertThat(codes(form(faith + "}"))).containsExactly("sensitive-unfounded", "retention-silent");
        assertThat(codes(form(faith + ", \"x-retention\": \"P1M\"}" + consent))).isEmpty();
        assertThat(codes(form(faith + ", \"x-retention\": \"P1M\", \"x-law\": \"§ 8\"}")))
                .isEmpty();
        assertThat(codes(form(faith.replace("true", "false") + "}"))).isEmpty();
    }

    @Test
    void aLinkSaysWhereItLeads() {
        assertThat(codes(findings(clear(), "texts/de.properties", "service.need=Für mehr klicken Sie hier.\n")))
                .containsExactly("click-here");
        assertThat(codes(findings(clear(), "texts/de.properties", "service.need=Hier steht der Klickzähler.\n")))
                .isEmpty();
    }

    @Test
    void aSentenceIsShort() {
        assertThat(codes(findings(clear(), "texts/de.properties", "service.need=" + "Wort ".repeat(60) + "\n")))
                .containsExactly("sentence-long");
        assertThat(codes(findings(
                        clear(), "texts/de.properties", "service.need=" + "Wort, noch eines. ".repeat(60) + "\n")))
                .isEmpty();
    }

    @Test
    void anAbbreviationIsExplainedOnce() {
        var said = "service.need=Das LRA hilft. Auch das LRA prüft.\n";

        assertThat(codes(findings(clear(), "texts/de.properties", said))).containsExactly("abbreviation");
        assertThat(codes(findings(clear(), "texts/de.properties", said + "service.time=Landratsamt (LRA)\n")))
                .isEmpty();
        assertThat(codes(findings(
                        clear(),
                        "texts/de.properties",
                        "service.need=PDF und IBAN, § 3 LHG, DN-AB 12, F60, AUSWEIS VORLEGEN!, Anlage II\n")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(codes(findings(
                        clear(), "texts/de.properties", "service.need=PDF und IBAN, DN-AB 12, F60, Anlage II\n")))
                .isEmpty();
    }

    @Test
    void aDefinitionHasAReference() {
        var left = "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/used\"}}, \"$defs\": {"
                + "\"used\": {\"title\": \"Hund\", \"x-purpose\": \"w\"}, \"left/over\": {}}}";

        assertThat(findings(left))
                .extracting(Finding::code, Finding::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("definition-unused", "/$defs/left~1over"));
    }

    @Test
    void aSchemaThatLeadsBackToItselfIsReadOnce() {
        var person = "{\"type\": \"object\", \"properties\": {\"p\": {\"$ref\": \"#/$defs/person\"}}, \"$defs\":"
                + " {\"person\": {\"type\": \"object\", \"title\": \"Mensch\", \"properties\": {\"firstName\":"
                + " {\"title\": \"firstName\", \"x-purpose\": \"w\"}, \"children\": {\"type\": \"array\","
                + " \"title\": \"Kinder\", \"items\": {\"$ref\": \"#/$defs/person\"}}}}}}";
        var endless = "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\":"
                + " \"#/$defs/a\"}}}";

        assertThat(codes(findings(person))).contains("label-unclear").doesNotContain("definition-unused");
        assertThat(findings(endless)).isEmpty();
    }

    @Test
    void retentionIsTheTownsToSay() {
        var silent = read(clear(), "service.yaml", MANIFEST.replace("retention: {completed: P1Y}\n", ""));

        assertThat(new RetentionIsSaid().check(silent))
                .extracting(Finding::code)
                .containsExactly("retention-missing");
    }

    @Test
    void aFindingSpeaksGermanAndEnglish() {
        var finding = asked("Konfession").getFirst();

        assertThat(finding.message()).contains("<Konfession> may be");
        assertThat(finding.in(Locale.GERMANY).message()).contains("<Konfession> könnte");
        assertThat(finding.in(Locale.FRANCE).message()).isEqualTo(finding.message());
        assertThat(Finding.hint("f", "", "plain").in(Locale.GERMAN).message()).isEqualTo("plain");
    }

    @Test
    void namesFromOutsideAreWordsAndNoPattern() {
        var odd = "\"a{0}b\": {\"title\": \"{0} '{1}' <b>x_y</b>\"}, \"(\": {\"title\": \"Klammer [\"}";

        assertThat(form(odd))
                .extracting(Finding::message)
                .anySatisfy(it -> assertThat(it).contains("<{0} '{1}' <b>x_y</b>>"));
    }

    private static List<Finding> asked(String title) {
        return findings(field("it", title, "\"x-purpose\": \"damit\""));
    }

    private static List<Finding> form(String properties) {
        return findings("{\"type\": \"object\", \"properties\": {" + properties + "}}");
    }

    private static String clear() {
        return field("birth", "Geburtsdatum", "\"x-purpose\": \"damit\"");
    }

    private static String field(String name, String title, String more) {
        return "{\"type\": \"object\", \"properties\": {\"%s\": {\"title\": \"%s\", %s}}}".formatted(name, title, more);
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(String schema, String... more) {
        return LibraryIsPlainTests.of(read(schema, more));
    }

    private static org.schalter.definition.ServicePackage read(String schema, String... more) {
        var files = new TreeMap<String, byte[]>();
        files.put("service.yaml", MANIFEST.getBytes(StandardCharsets.UTF_8));
        files.put("form/schema.json", schema.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return PackageReader.of(files).service().orElseThrow();
    }
}
