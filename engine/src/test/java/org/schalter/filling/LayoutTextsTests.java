package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** What a layout calls pages, groups, fields and notes, in the citizen's language. */
class LayoutTextsTests {

    private static final String KEY = "layout-texts";
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .with("form/schema.json", """
                    {"type": "object", "required": ["owner", "dogs"], "properties": {
                      "owner": {"type": "object", "title": "Halter", "description": "Wem das Tier gehört", "required": ["name"], "properties": {
                        "name": {"type": "string", "title": "Name"}}},
                      "dogs": {"type": "array", "title": "Hunde", "minItems": 1, "items": {"type": "object", "title": "Hund", "properties": {
                        "call": {"type": "string", "title": "Rufname"}}}}}}
                    """)
                .with("form/layout.json", """
                    {"type": "Categorization", "elements": [
                      {"type": "Category", "label": "Über Sie", "i18n": "about.you", "elements": [
                        {"type": "Label", "text": "Nur einmal", "i18n": "about.once"},
                        {"type": "Control", "scope": "#/properties/owner"}]},
                      {"type": "Category", "label": "Tiere", "i18n": "form.page.pets", "elements": [
                        {"type": "Group", "label": "Alle", "i18n": "all", "elements": [
                          {"type": "Control", "scope": "#/properties/dogs", "label": "Ihre Hunde", "i18n": "yours"}]}]}]}
                    """)
                .with("texts/en.properties", """
                    about.you.label=About you
                    about.once=Only once
                    all.label=All of them
                    yours.label=Your dogs
                    form.page.pets.label=Pets
                    form.owner.title=Keeper
                    form.owner.description=Who owns the pet
                    form.owner.name.title=Name
                    form.dogs.title=Dogs
                    form.dogs.item.title=Dog
                    form.dogs.call.title=Call name
                    """)
                .publishedOn(ENGINE, KEY);
    }

    @Test
    void areTheLayoutsOwnInTheReferenceLanguage() {
        HttpCaller citizen = ENGINE.visitor();
        HttpAnswer first = start(citizen);

        assertThat(first.page().select("h1").text()).isEqualTo("Über Sie");
        assertThat(first.page().select("main").text())
                .containsSubsequence("Nur einmal", "Wem das Tier gehört", "Name")
                .doesNotContain("Halter");
        HttpAnswer second = citizen.submit(first, Map.of("/owner/name", "Erika"));
        assertThat(second.page().select("h1").text()).isEqualTo("Tiere");
        assertThat(second.page().select("main").text()).containsSubsequence("Alle", "Ihre Hunde", "Hund hinzufügen");
    }

    @Test
    void areTheTextsOfOtherLanguages() {
        HttpCaller citizen = ENGINE.visitor();
        citizen.get("/imprint?lang=en");
        HttpAnswer first = start(citizen);

        assertThat(first.page().select("h1").text()).isEqualTo("About you");
        assertThat(first.page().select("main").text()).containsSubsequence("Only once", "Who owns the pet", "Name");
        HttpAnswer second = citizen.submit(first, Map.of("/owner/name", "Erika"));
        assertThat(second.page().select("h1").text()).isEqualTo("Pets");
        assertThat(second.page().select("main").text())
                .containsSubsequence("All of them", "Your dogs", "Add Dog")
                .doesNotContain("Hund");
    }

    private static HttpAnswer start(HttpCaller citizen) {
        return citizen.submit(citizen.get("/services/" + KEY), "form[action$=/start]", Map.of());
    }
}
