package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTests {

    private static final String SCHEMA = """
        {"properties": {
          "dogs": {"type": "array", "title": "Hunde", "items": {"properties": {
            "breed": {"title": "Rasse", "oneOf": [{"const": "pug", "title": "Mops"}]}}}}},
         "x-assert": [{"that": "= true", "message": "assert.tidy"}]}
        """;

    private static final String ENGLISH = """
        form.dogs.title=Dogs
        form.dogs.breed.title=Breed
        form.dogs.breed.option.pug=Pug
        """;

    private static Packages service(String german, String english) {
        return Packages.withSchema(SCHEMA)
                .with("texts/de.properties", german)
                .with("texts/en.properties", ENGLISH + english);
    }

    private static Texts texts(String german, String english) {
        return service(german, english).read().service().orElseThrow().texts();
    }

    @Test
    void fallsBackFromEasyGermanToGermanToTheReferenceLanguage() {
        Texts texts = Packages.sound()
                .with("service.yaml", "schalter: 1\nkey: ab\ntitle: x\nlanguages: [en, de, de-simple]\n")
                .with("texts/en.properties", "status.a=A\nstatus.b=B\nstatus.c=C\n")
                .with("texts/de.properties", "status.a=Ah\nstatus.b=Beh\n")
                .with("texts/de-simple.properties", "status.a=Aah\n")
                .read()
                .service()
                .orElseThrow()
                .texts();
        assertThat(texts.find("de-simple", "status.a", "")).isEqualTo("Aah");
        assertThat(texts.find("de-simple", "status.b", "")).isEqualTo("Beh");
        assertThat(texts.find("de-simple", "status.c", "")).isEqualTo("C");
        assertThat(texts.find("fr", "status.c", "")).isEqualTo("C");
        assertThat(texts.find("de", "status.d", "none")).isEqualTo("none");
        assertThat(texts.languages()).containsExactly("en", "de", "de-simple");
    }

    @Test
    void fillsInPlaces() {
        Texts texts = texts(
                "page.dogs={n, plural, one {Ein Hund} other {# Hunde}} für {name}\n", "page.dogs={n} dogs of {name}\n");
        assertThat(texts.format("de", "page.dogs", Map.of("n", 3, "name", "Ada's")))
                .isEqualTo("3 Hunde für Ada's");
        assertThat(texts.format("en", "page.dogs", Map.of("n", 1000, "name", "{x}")))
                .isEqualTo("1,000 dogs of {x}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.format("de", "page.cats", Map.of()))
                .withMessageContaining("<page.cats>");
    }

    @Test
    void saysNothingOfGoodTexts() {
        assertThat(service("assert.tidy=Ordnung\n", "assert.tidy=Order\n").findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "assert.tidy=a | assert.other=b | warning texts/en.properties assert.tidy: no text <assert.tidy>;"
                        + " expected one in <en>",
                "assert.tidy=a | assert.tidy=b\\n"
                        + "form.cats.title=x | warning texts/en.properties form.cats.title: nobody uses the text",
                "assert.tidy=a | assert.tidy=b\\n"
                        + "form.dogs.titel=x | warning texts/en.properties form.dogs.titel: nobody uses the text",
                "assert.tidy=a | assert.tidy=b\\n"
                        + "process.done=x | warning texts/en.properties process.done: nobody uses the text",
                "assert.tidy={a} | assert.tidy={b} | warning texts/en.properties assert.tidy: fills in <[b]>; expected"
                        + " [a] as in <de>",
                "assert.tidy={a | assert.tidy=b | error texts/de.properties assert.tidy: <{a> is no message",
                "assert.tidy=a\\n"
                        + "assert.tidy=c | assert.tidy=b | error texts/de.properties assert.tidy: the key <assert.tidy>"
                        + " stands twice",
                "assert.tidy=\\u00g | assert.tidy=b | error texts/de.properties: a broken escape",
            })
    void saysWhatIsWrongWithTexts(String german, String english, String expected) {
        assertThat(service(german.replace("\\n", "\n"), english.replace("\\n", "\n"))
                        .findings())
                .anySatisfy(finding -> assertThat(finding).startsWith(expected));
    }

    @Test
    void tellsWhatNobodyTranslatedOfPurposesEntriesAndTheLayout() {
        var untranslated = Packages.withSchema("""
            {"properties": {"dogs": {"type": "array", "title": "Hunde", "x-purpose": "um zu wissen, welche",
              "items": {"title": "Hund", "properties": {"name": {"type": "string"}}}}}}
            """)
                .with("texts/en.properties", "form.dogs.title=Dogs")
                .with("form/layout.json", """
                    {"type": "Categorization", "elements": [{"type": "Category", "label": "Tiere", "i18n": "form.page.pets",
                      "elements": [{"type": "Label", "text": "Nur Hunde", "i18n": "form.page.pets.intro"},
                        {"type": "Group", "label": "Ihre", "elements": [{"type": "Control", "scope": "#/properties/dogs"}]}]}]}
                    """);
        assertThat(untranslated.findings())
                .containsExactlyInAnyOrder(
                        "warning texts/en.properties form.dogs.item.title: no text <form.dogs.item.title>; expected"
                                + " one in <en>",
                        "warning texts/en.properties form.dogs.purpose: no text <form.dogs.purpose>; expected one in"
                                + " <en>",
                        "warning texts/en.properties form.page.pets.intro: no text <form.page.pets.intro>; expected"
                                + " one in <en>",
                        "warning texts/en.properties form.page.pets.label: no text <form.page.pets.label>; expected"
                                + " one in <en>",
                        "warning form/layout.json /elements/0/elements/1: <Ihre> is the same in every language;"
                                + " expected an <i18n> and its text in [de, en]");
        assertThat(untranslated
                        .with("texts/en.properties", """
                            form.dogs.title=Dogs
                            form.dogs.item.title=Dog
                            form.dogs.purpose=to know which
                            form.page.pets.label=Pets
                            form.page.pets.intro=Only dogs
                            pets.own.label=Your
                            """)
                        .with(
                                "form/layout.json",
                                new String(
                                                untranslated
                                                        .read()
                                                        .service()
                                                        .orElseThrow()
                                                        .files()
                                                        .get("form/layout.json"),
                                                java.nio.charset.StandardCharsets.UTF_8)
                                        .replace("\"Ihre\"", "\"Ihre\", \"i18n\": \"pets.own\""))
                        .findings())
                .isEmpty();
    }

    @Test
    void tellsWhatNobodyTranslated() {
        assertThat(Packages.withSchema(SCHEMA)
                        .with("texts/en.properties", "form.dogs.title=Dogs")
                        .findings())
                .contains(
                        "warning texts/en.properties form.dogs.breed.title: no text <form.dogs.breed.title>; expected"
                                + " one in <en>",
                        "warning texts/en.properties form.dogs.breed.option.pug: no text <form.dogs.breed.option.pug>;"
                                + " expected one in <en>")
                .noneMatch(finding -> finding.contains("form.dogs.title:"));
        assertThat(Packages.sound()
                        .with("texts/fr.properties", "form.name.title=Nom")
                        .findings())
                .contains(
                        "error texts/fr.properties: <fr> is none of the service's languages; expected one of [de, en]");
    }
}
