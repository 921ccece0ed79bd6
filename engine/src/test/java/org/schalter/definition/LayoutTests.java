package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTests {

    private static final String SCHEMA = """
        {"type": "object", "required": ["owner"],
         "properties": {
           "note": {"type": "string"},
           "owner": {"$ref": "#/$defs/person"},
           "dogs": {"type": "array", "items": {"properties": {"breed": {"type": "string"}, "weight": {"type": "number"}}}},
           "agreed": {"type": "boolean"},
           "total": {"type": "number", "x-calculate": "= 1"}},
         "if": {"properties": {"agreed": {"const": true}}},
         "then": {"properties": {"account": {"properties": {"iban": {"type": "string"}}}}},
         "$defs": {"person": {"properties": {"name": {"type": "string"}, "a/b": {"type": "string"}}}}}
        """;

    private static Layout layout(String json) {
        var form = new FormDefinition("form", StrictJson.parse(SCHEMA), Optional.of(StrictJson.parse(json)));
        return form.pages();
    }

    private static List<String> findings(String json) {
        return Packages.withSchema(SCHEMA).with("form/layout.json", json).findings();
    }

    @Test
    void derivesAPageForEachObjectAndOneForLooseFields() {
        Layout layout = new FormDefinition("form", StrictJson.parse(SCHEMA), Optional.empty()).pages();
        assertThat(layout.derived()).isTrue();
        assertThat(layout.pages()).map(Layout.Page::name).containsExactly("form", "owner", "dogs", "account");
        assertThat(layout.pages().getFirst().elements())
                .map(element -> ((Layout.Control) element).path())
                .containsExactly("note", "agreed", "total");
    }

    @Test
    void derivesAPageWhereThereIsNothingToAsk() {
        Layout layout = new FormDefinition("form", StrictJson.parse("{}"), Optional.empty()).pages();
        assertThat(layout.pages()).map(Layout.Page::name).containsExactly("form");
    }

    @Test
    void readsPagesElementsAndRules() {
        Layout layout = layout("""
            {"type": "Categorization", "elements": [
              {"type": "Category", "label": "Über Sie", "i18n": "form.page.about", "elements": [
                {"type": "Label", "text": "Hallo"},
                {"type": "Group", "label": "Halter", "elements": [
                  {"type": "HorizontalLayout", "elements": [
                    {"type": "Control", "scope": "#/properties/owner/properties/name", "label": false},
                    {"type": "Control", "scope": "#/properties/owner/properties/a~1b"}]}]},
                {"type": "Control", "scope": "#/properties/note", "options": {"format": "textarea"}}]},
              {"type": "Category", "label": "Straße & Hunde", "elements": [
                {"type": "Control", "scope": "#/properties/dogs", "options": {"detail":
                  {"type": "VerticalLayout", "elements": [
                    {"type": "Control", "scope": "#/properties/breed"}, {"type": "Control", "scope": "#/properties/weight"}]}}},
                {"type": "Control", "scope": "#/properties/agreed"}]},
              {"type": "Category", "elements": [
                {"type": "Control", "scope": "#/then/properties/account/properties/iban"}],
               "rule": {"effect": "SHOW", "condition": {"type": "AND", "conditions": [
                 {"scope": "#/properties/agreed", "schema": {"const": true}},
                 {"scope": "#/properties/owner/properties/name", "expectedValue": "x"}]}}}]}
            """);
        assertThat(layout.findings()).isEmpty();
        assertThat(layout.derived()).isFalse();
        assertThat(layout.pages()).map(Layout.Page::name).containsExactly("about", "strasse-hunde", "account");
        Layout.Page first = layout.pages().getFirst();
        assertThat(first.label()).contains("Über Sie");
        Layout.Group group = (Layout.Group) first.elements().get(1);
        Layout.Control name = (Layout.Control)
                ((Layout.Row) group.elements().getFirst()).elements().getFirst();
        assertThat(name.path()).isEqualTo("owner.name");
        assertThat(name.label()).contains("");
        assertThat(((Layout.Control) first.elements().get(2)).option("format")).contains("textarea");
        Layout.Control dogs = (Layout.Control) layout.pages().get(1).elements().getFirst();
        Layout.Column detail = (Layout.Column) dogs.detail().getFirst();
        assertThat(((Layout.Control) detail.elements().getFirst()).path()).isEqualTo("dogs.breed");
    }

    @ParameterizedTest
    @CsvSource({"form, page, 0", "tasks/review, page, 1", "tasks/review, inline, 0"})
    void saysThatATasksRowsHaveNoPagesOfTheirOwn(String form, String detail, int findings) {
        var layout = StrictJson.parse("""
            {"type": "Control", "scope": "#/properties/dogs", "options": {"detail": "%s"}}\
            """.formatted(detail));
        var found = new FormDefinition(form, StrictJson.parse(SCHEMA), Optional.of(layout))
                .pages()
                .findings();
        assertThat(found)
                .filteredOn(it -> it.message().contains("in a task's form all rows stand in their list"))
                .hasSize(findings)
                .allSatisfy(it -> assertThat(it.toString()).contains("tasks/review/layout.json", "/options/detail"));
    }

    @Test
    void makesOnePageOfALayoutWithoutPages() {
        Layout layout = layout("""
            {"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/owner"}]}
            """);
        assertThat(layout.pages()).map(Layout.Page::name).containsExactly("owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\": \"Control\", \"scope\": \"#/properties/dog\"} | error form/layout.json /scope:"
                        + " <#/properties/dog> names a property the schema lacks; expected one of [note,",
                "{\"type\": \"Control\", \"scope\": \"#/$defs/person\"} | error form/layout.json /scope:"
                        + " <#/$defs/person> is no property",
                "{\"type\": \"Control\"} | error form/layout.json: a Control without <scope>",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\"} | warning form/layout.json: <owner> is not"
                        + " laid out and stands after its neighbours",
                "{\"type\": \"Control\", \"scope\": \"#/properties/owner\"} | warning form/layout.json: <note> is not"
                        + " laid out",
                "{\"type\": \"Control\", \"scope\": \"#/properties/owner/properties/name\"} | warning"
                        + " form/layout.json: <owner.a/b> is not laid out",
                "{\"type\": \"Tabs\"} | error form/layout.json /type: <Tabs> does not fit; expected one of"
                        + " Categorization",
                "{\"type\": \"Label\", \"colour\": 1} | error form/layout.json /colour: the key <colour> is unknown",
                "{\"type\": \"Label\", \"rule\": {\"effect\": \"BLINK\", \"condition\": {}}} | error form/layout.json"
                        + " /rule/effect: <BLINK> does not fit",
                "{\"type\": \"Categorization\", \"elements\": []} | error form/layout.json: a layout without pages",
                "{\"type\": \"Categorization\", \"elements\": [{\"type\": \"Label\"}]} | error form/layout.json"
                        + " /elements/0: <Label> in a Categorization",
                "{\"type\": \"Control\", \"scope\": \"#/properties/dogs\", \"options\": {\"detail\": {\"type\":"
                        + " \"Nope\"}}} | error form/layout.json /options/detail/type: <Nope> does not fit",
                "[] | error form/layout.json: <[]> does not fit",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\", \"options\": {\"detail\": {\"type\":"
                    + " \"VerticalLayout\"}}} | warning form/layout.json /options/detail: <note> has nothing inside",
                "{\"type\": \"Control\", \"scope\": \"#/properties/dogs\", \"options\": {\"detail\": {\"type\":"
                        + " \"Control\", \"scope\": \"#/properties/breed\"}}} | warning form/layout.json:"
                        + " <dogs.weight> is not laid out",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\", \"options\": {\"slider\": true}} | warning"
                        + " form/layout.json /options/slider: the option <slider> is unknown and changes nothing;"
                        + " expected one of [detail, format, multi, rows, widget, width]",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\", \"options\": {\"format\": \"slider\"}} |"
                        + " warning form/layout.json /options/format: <slider> is no way to show a field here; expected"
                        + " one of [autocomplete, checkbox, multi, radio, select, textarea]",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\", \"options\": {\"width\": \"broad\"}} |"
                        + " warning form/layout.json /options/width: <broad> is no width",
                "{\"type\": \"Group\", \"options\": {\"format\": \"box\"}, \"elements\": []} | warning"
                        + " form/layout.json /options/format: <format> changes nothing here",
                "{\"type\": \"Control\", \"scope\": \"#/properties/note\", \"rule\": {\"effect\": \"SHOW\","
                        + " \"condition\": {\"type\": \"OR\", \"conditions\": [{\"scope\": \"#/properties/cat\","
                        + " \"schema\": {}}]}}} | error form/layout.json /rule/condition/conditions/0/scope:"
                        + " <#/properties/cat> names a property the schema lacks",
                "{\"type\": \"Label\", \"text\": \"a\", \"rule\": {\"effect\": \"DISABLE\", \"condition\":"
                        + " {\"scope\": \"#/properties/agreed\", \"schema\": {}}}} | warning form/layout.json /rule:"
                        + " <DISABLE> on a Label changes nothing",
                "{\"type\": \"Group\", \"rule\": {\"effect\": \"ENABLE\", \"condition\": {\"scope\":"
                        + " \"#/properties/owner/properties/name\", \"schema\": {}}}, \"elements\": [{\"type\":"
                        + " \"Control\", \"scope\": \"#/properties/owner\"}]} | warning form/layout.json /rule:"
                        + " <ENABLE> looks at nothing but what it disables, [owner.name]",
                "{\"type\": \"Control\", \"scope\": \"#/properties/dogs\", \"options\": {\"detail\": {\"type\":"
                    + " \"Control\", \"scope\": \"#/properties/breed\", \"rule\": {\"effect\": \"SHOW\","
                    + " \"condition\": {\"scope\": \"#/properties/agreed\", \"schema\": {}}}}}} | error"
                    + " form/layout.json /options/detail/rule/condition/scope: <#/properties/agreed> names a property"
                    + " the schema lacks; expected one of [breed, weight]",
            })
    void saysWhatIsWrongInALayout(String json, String expected) {
        assertThat(findings(json)).anySatisfy(finding -> assertThat(finding).startsWith(expected));
    }
}
