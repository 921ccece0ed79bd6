package org.schalter.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Corpora;
import org.schalter.conversion.Conversion.Converted;
import org.schalter.conversion.Conversion.Unreadable;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversionsTests {

    private static final String MANIFEST = """
        schalter: 1
        key: foreign
        title: {de: Fremdes}
        summary: {de: Von anderswo.}
        category: sonstiges
        unit: buergerbuero
        languages: [de]
        reference: "F-{year}-{number:6}"
        """;

    @Test
    void readsGroupsAndCardinalitiesOfXDatenfelder2() {
        var schema = schema(converted(Conversions.XDATENFELDER, "xdf2.xml"));

        assertThat(schema.path("title").asString()).isEqualTo("Hund anmelden");
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactly("halter", "hund");
        var holder = schema.at("/properties/halter");
        assertThat(holder.path("title").asString()).isEqualTo("Halterin oder Halter");
        assertThat(holder.path("description").asString()).isEqualTo("Wer hält den Hund?");
        assertThat(holder.path("x-fim").asString()).isEqualTo("G99000082V1.0");
        assertThat(holder.path("required").valueStream().map(JsonNode::asString))
                .containsExactly("familienname", "postleitzahl");
        assertThat(holder.at("/properties/telefon/type").asString()).isEqualTo("array");
        assertThat(holder.at("/properties/telefon/maxItems").asInt()).isEqualTo(3);
        assertThat(holder.at("/properties/telefon").has("minItems")).isFalse();
        var dogs = schema.at("/properties/hund");
        assertThat(dogs.path("type").asString()).isEqualTo("array");
        assertThat(dogs.path("minItems").asInt()).isEqualTo(1);
        assertThat(dogs.has("maxItems")).isFalse();
        assertThat(dogs.at("/items/required").valueStream().map(JsonNode::asString))
                .containsExactly("rasse");
    }

    @Test
    void readsWhatMakesFieldsOfXDatenfelder2MorePrecise() {
        var schema = schema(converted(Conversions.XDATENFELDER, "xdf2.xml"));

        var name = schema.at("/properties/halter/properties/familienname");
        assertThat(name.path("minLength").asInt()).isEqualTo(1);
        assertThat(name.path("maxLength").asInt()).isEqualTo(120);
        assertThat(name.path("x-law").asString()).isEqualTo("§ 1 PAuswG");
        assertThat(schema.at("/properties/halter/properties/postleitzahl/pattern")
                        .asString())
                .isEqualTo("^(?:[0-9]{5})$");
        var height = schema.at("/properties/hund/items/properties/schulterhoeheInCm");
        assertThat(height.path("minimum").asInt()).isEqualTo(5);
        assertThat(height.path("maximum").asInt()).isEqualTo(120);
    }

    @Test
    void dropsNothingOfXDatenfelderInSilence() {
        var converted = converted(Conversions.XDATENFELDER, "xdf2.xml");

        var readme = text(converted, "README.md");
        assertThat(readme)
                .contains("R99000001", "darf nicht in der Zukunft liegen", "function pruefe()")
                .contains("urn:de:beispiel:hunderassen_3")
                .contains("nur Ziffern und Leerzeichen")
                .contains("Steuermarke")
                .contains("§ 2 Hundesteuersatzung")
                .contains("S99000001 1.2");
        assertThat(converted.notes().stream().map(Finding::message)).anyMatch(it -> it.contains("R99000001"));
        assertThat(text(converted, "form/layout.json")).contains("innerhalb von zwei Wochen");
        assertThat(errors(converted)).isEmpty();
    }

    @Test
    void readsXDatenfelder3() {
        var converted = converted(Conversions.XDATENFELDER, "xdf3.xml");

        var schema = schema(converted);
        assertThat(schema.path("title").asString()).isEqualTo("Parkausweis");
        var name = schema.at("/properties/person/properties/familienname");
        assertThat(name.path("format").asString()).isEqualTo("din91379-a");
        assertThat(name.path("maxLength").asInt()).isEqualTo(120);
        assertThat(name.path("x-fim").asString()).isEqualTo("F60000000227V1.1.0");
        assertThat(schema.at("/properties/person/properties/familienstand/oneOf")
                        .findValuesAsString("const"))
                .containsExactly("LD", "VH");
        assertThat(schema.at("/properties/fahrzeugschein/format").asString()).isEqualTo("file");
        var fee = schema.at("/properties/gebuehr");
        assertThat(fee.path("readOnly").asBoolean()).isTrue();
        assertThat(fee.path("maximum").decimalValue()).isEqualByComparingTo("99.5");
        assertThat(fee.path("default").decimalValue()).isEqualByComparingTo("30.7");
        assertThat(text(converted, "README.md"))
                .contains("5242880", "application/pdf, image/jpeg", "richtet sich nach der Satzung", "x-prefill");
        assertThat(errors(converted)).isEmpty();
    }

    @Test
    void neverReadsWhatAnXmlFilePointsTo() throws IOException {
        var secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "top secret");
        var hostile = resource("xdf2.xml")
                .replace("?>\n<xdf:", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n<xdf:")
                .replace("Hund anmelden", "&e;");
        var bomb = "<!DOCTYPE l [<!ENTITY a \"" + "x".repeat(100) + "\"><!ENTITY b \"" + "&a;".repeat(100) + "\">]><l>"
                + "&b;".repeat(100) + "</l>";

        for (var file : List.of(hostile, bomb)) {
            assertThat(Conversions.XDATENFELDER.read(file))
                    .isInstanceOfSatisfying(
                            Unreadable.class, it -> assertThat(it.message()).doesNotContain("top secret"));
        }
        Files.delete(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "<a/>", "[1]", "\u0000", "<xdf xmlns='urn:xoev-de:fim:standard:xdatenfelder_2'/>"})
    void tellsWhatIsNoSuchFile(String content) {
        assertThat(Conversions.XDATENFELDER.read(content)).isInstanceOf(Unreadable.class);
        assertThat(Conversions.FORMIO.read(content)).isInstanceOf(Unreadable.class);
    }

    @Test
    void endsInWhateverIsNestedWithoutEnd() {
        int depth = 3_000;
        var xml = "<x:m xmlns:x='urn:xoev-de:fim:standard:xdatenfelder_2'><x:stammdatenschema>"
                + "<struktur><enthaelt><datenfeldgruppe>".repeat(depth)
                + "</datenfeldgruppe></enthaelt></struktur>".repeat(depth)
                + "</x:stammdatenschema></x:m>";
        var json = "{\"components\":[" + "{\"type\":\"panel\",\"components\":[".repeat(90) + "]}".repeat(90) + "]}";

        assertThat(Conversions.XDATENFELDER.read(xml)).isNotNull();
        assertThat(Conversions.FORMIO.read(json))
                .isInstanceOfSatisfying(
                        Converted.class, it -> assertThat(it.notes()).isNotEmpty());
        assertThat(Conversions.FORMIO.read("[".repeat(100_000))).isInstanceOf(Unreadable.class);
        assertThat(Conversions.JSON_SCHEMA.read("{\"a\":".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    @Test
    void readsTheComponentsOfAFormioForm() {
        var converted = converted(Conversions.FORMIO, "formio.json");

        var schema = schema(converted);
        assertThat(schema.at("/properties/name/maxLength").asInt()).isEqualTo(80);
        assertThat(schema.at("/properties/mail/format").asString()).isEqualTo("email");
        assertThat(schema.at("/properties/address/properties/street/type").asString())
                .isEqualTo("string");
        assertThat(schema.at("/properties/wood/type").asString()).isEqualTo("array");
        assertThat(schema.at("/properties/wood/minItems").asInt()).isEqualTo(1);
        assertThat(schema.at("/properties/guests/type").asString()).isEqualTo("integer");
        assertThat(schema.at("/properties/helpers/items/required/0").asString()).isEqualTo("name");
        assertThat(schema.at("/properties/helpers/maxItems").asInt()).isEqualTo(5);
        assertThat(schema.at("/properties/day/format").asString()).isEqualTo("date");
        var layout = json(converted, "form/layout.json");
        assertThat(layout.path("elements").findValuesAsString("label")).contains("Über Sie", "Das Feuer");
        assertThat(layout.at("/elements/0/elements/0/text").asString())
                .isEqualTo("Bitte rechtzeitig anzeigen & löschen.");
        assertThat(errors(converted)).isEmpty();
    }

    @Test
    void readsConditionsOfAFormioForm() {
        var schema = schema(converted(Conversions.FORMIO, "formio.json"));

        var branches = schema.path("allOf");
        assertThat(branches).hasSize(2);
        var company = branches.get(0);
        assertThat(company.at("/if/properties/company/const").asBoolean()).isTrue();
        assertThat(company.at("/if/required/0").asString()).isEqualTo("company");
        assertThat(company.at("/then/required/0").asString()).isEqualTo("companyName");
        assertThat(company.at("/then/properties/address/properties/vat/type").asString())
                .isEqualTo("string");
        assertThat(schema.at("/properties").has("companyName")).isFalse();
        var script = branches.get(1).path("if");
        assertThat(script.at("/allOf/0/properties/wood/contains/const").asString())
                .isEqualTo("other");
        assertThat(script.at("/allOf/1/anyOf/0/not/properties/kind/const").asString())
                .isEqualTo("camp");
        assertThat(script.at("/allOf/1/anyOf/1/not/properties/company/const").asBoolean())
                .isTrue();
    }

    @Test
    void listsWhatOfAFormioFormIsNotTranslated() {
        var converted = converted(Conversions.FORMIO, "formio.json");

        assertThat(text(converted, "README.md"))
                .contains("valid = input !== 'x'", "moment(data.day)", "Unterschrift", "signature");
        assertThat(schema(converted).path("required").valueStream().map(JsonNode::asString))
                .contains("kind")
                .doesNotContain("weird");
    }

    @Test
    void keepsAJsonSchemaToTheByte() {
        var text =
                "{\"title\": \"Größe\",\r\n \"type\":\"object\", \"properties\": {\"a\": {\"$ref\": \"other.json\"}}}";

        var converted = (Converted) Conversions.JSON_SCHEMA.read(text);

        assertThat(text(converted, "form/schema.json")).isEqualTo(text);
        assertThat(converted.title()).contains("Größe");
        assertThat(converted.notes())
                .singleElement()
                .satisfies(it -> assertThat(it.at()).isEqualTo("/properties/a/$ref"));
        assertThat(Conversions.JSON_SCHEMA.read("[]")).isInstanceOf(Unreadable.class);
    }

    @Test
    void everyFormOfTheCorporaOpens() throws IOException {
        var wrong = new ArrayList<String>();
        int forms = 0;
        for (var corpus : List.of("nav-forms", "va-forms", "hhs-grants")) {
            var kind = corpus.equals("nav-forms") ? Conversions.FORMIO : Conversions.JSON_SCHEMA;
            for (var file : forms(Corpora.folder(corpus))) {
                forms++;
                switch (kind.read(Files.readString(file))) {
                    case Unreadable it -> wrong.add(file.getFileName() + ": " + it.message());
                    case Converted it -> errors(it).forEach(error -> wrong.add(file.getFileName() + ": " + error));
                }
            }
        }
        assertThat(forms).isEqualTo(65);
        assertThat(wrong).isEmpty();
    }

    private static List<Path> forms(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> !it.endsWith("cases.json"))
                    .filter(it -> folder.endsWith("nav-forms") || it.toString().endsWith("schema.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Converted converted(Conversions kind, String file) {
        return (Converted) kind.read(resource(file));
    }

    private static List<String> errors(Converted converted) {
        return reading(converted).findings().stream()
                .filter(Finding::stopsPublishing)
                .map(it -> it.file() + " " + it.at() + ": " + it.message())
                .toList();
    }

    private static Reading reading(Converted converted) {
        var files = new TreeMap<>(converted.files());
        files.put("service.yaml", MANIFEST.getBytes(StandardCharsets.UTF_8));
        return PackageReader.of(files);
    }

    private static JsonNode schema(Converted converted) {
        return json(converted, "form/schema.json");
    }

    private static JsonNode json(Converted converted, String path) {
        return JsonMapper.shared().readTree(text(converted, path));
    }

    private static String text(Converted converted, String path) {
        return new String(converted.files().getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (var in = ConversionsTests.class.getResourceAsStream("/conversion/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
