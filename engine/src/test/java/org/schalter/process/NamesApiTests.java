package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

class NamesApiTests {

    private static final String SERVICES = "/api/v1/services";
    private static final String DOGS = SERVICES + "/dog-tax-registration/working-copy/names";

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller editor = engine.as("editor");

    @Test
    void seesTheAnswersInTheWordsOfTheForm() {
        var breed = name(names(DOGS + "?file=form/schema.json"), "answers.dogs.name");

        assertThat(breed.path("type").asString()).isEqualTo("string");
        assertThat(breed.path("of").asString()).isEqualTo("answers.dogs");
        assertThat(breed.path("title").asString()).isNotBlank();
        var english = editor.get(DOGS + "?file=form/schema.json", "Accept-Language", "en");
        assertThat(name(english.json().path("items"), "answers.dogs.name")
                        .path("title")
                        .asString())
                .isNotEqualTo(breed.path("title").asString());
    }

    @Test
    void seesWhatATaskHasAnsweredOnlyAfterIt() {
        assertThat(spelled(DOGS + "?file=process.bpmn&at=submitted"))
                .contains("answers.keeper.familyName", "case.reference")
                .doesNotContain("tasks.review.decision");
        assertThat(spelled(DOGS + "?file=process.bpmn&at=fourEyes"))
                .contains("tasks.review.decision")
                .doesNotContain("approval");
        assertThat(spelled(DOGS + "?file=process.bpmn&at=yes")).contains("tasks.countersign.agreed");
    }

    @Test
    void lendsMessagesTheAddressOfTheCase() {
        assertThat(spelled(DOGS + "?file=messages/approved.html"))
                .contains("case.statusUrl", "tasks.review.decision", "fee.items.label");
        assertThat(spelled(DOGS + "?file=documents/approval.html")).doesNotContain("case.statusUrl");
    }

    @Test
    void lendsARowItsOwnNames() {
        assertThat(spelled(DOGS + "?file=form/schema.json&at=/dogs/*")).contains("breed", "answers.dogs.breed");
        assertThat(spelled(DOGS + "?file=form/schema.json&at=/nothing/there"))
                .doesNotContain("breed")
                .contains("answers.dogs.breed");
    }

    @Test
    void saysWhatIsKnownWhereTheProcessCanNotBeRead() {
        var broken = TinyService.named("names-broken").with("process.bpmn", "<!DOCTYPE a><a/>");
        editor.post(SERVICES, "application/zip", broken.zip());

        assertThat(spelled(SERVICES + "/names-broken/working-copy/names?file=process.bpmn&at=a"))
                .contains("answers.name", "case.reference");
    }

    @Test
    void writesForeignNamesAsFeelNeedsThem() {
        var foreign = TinyService.named("names-foreign").with("form/schema.json", """
            {"type": "object", "properties": {"first-name": {"type": "string"}, "</script>": {"type": "string"}}}
            """);
        editor.post(SERVICES, "application/zip", foreign.zip());

        assertThat(spelled(SERVICES + "/names-foreign/working-copy/names"))
                .contains("answers.`first-name`", "answers.`</script>`");
    }

    @Test
    void survivesASchemaThatRefersToItself() {
        var endless = TinyService.named("names-endless").with("form/schema.json", """
            {"type": "object", "properties": {"child": {"$ref": "#"}, "name": {"type": "string"}}}
            """);
        editor.post(SERVICES, "application/zip", endless.zip());

        assertThat(editor.get(SERVICES + "/names-endless/working-copy/names").status())
                .isIn(200, 409);
    }

    @Test
    void tellsNobodyElse() {
        assertThat(List.of("editor", "publisher", "clerk", "operator"))
                .filteredOn(user -> engine.as(user).get(DOGS).status() == 200)
                .containsExactly("editor", "publisher");
        assertThat(engine.anonymous().get(DOGS).status()).isEqualTo(401);
        assertThat(editor.get(SERVICES + "/..%2Fx/working-copy/names").status()).isIn(400, 404);
    }

    private JsonNode names(String address) {
        return editor.get(address, "Accept-Language", "de").json().path("items");
    }

    private List<String> spelled(String address) {
        return names(address).findValuesAsString("name");
    }

    private static JsonNode name(JsonNode names, String name) {
        return names.valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names));
    }
}
