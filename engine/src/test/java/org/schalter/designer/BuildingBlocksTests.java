package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.schalter.RunningEngine;
import org.schalter.filling.field.FieldDeclaration;
import org.schalter.filling.field.FieldTypes;
import org.schalter.process.spi.ProcessAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BuildingBlocksTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @TestFactory
    List<DynamicTest> aFieldTypeDeclaresItselfInGermanAndEnglish() {
        return new FieldTypes(ZoneOffset.UTC)
                .all().stream()
                        .map(type -> DynamicTest.dynamicTest(type.id(), () -> {
                            var declared = FieldDeclaration.of(type);
                            for (var language : List.of("de", "en")) {
                                assertThat(declared.path("title").path(language).asString(""))
                                        .isNotBlank();
                                assertThat(declared.path("description")
                                                .path(language)
                                                .asString(""))
                                        .isNotBlank();
                            }
                            assertThat(declared.has("schema") ^ declared.has("element"))
                                    .as("a template")
                                    .isTrue();
                        }))
                        .toList();
    }

    @Test
    void offersEveryFieldTypeWithWhatCanBeSaidOfIt() {
        var text = one(catalogue("de").path("fields"), "text");

        assertThat(text.path("schema").path("type").asString("")).isEqualTo("string");
        assertThat(text.path("properties").path("properties").propertyNames())
                .startsWith("title", "description", "required", "minLength", "maxLength")
                .contains("purpose", "sensitive", "width", "widget");
        assertThat(one(catalogue("en").path("fields"), "e-mail")
                        .path("properties")
                        .path("properties")
                        .propertyNames())
                .doesNotContain("widget", "choices");
    }

    @Test
    void speaksTheLanguageOfWhoeverAsks() {
        assertThat(one(catalogue("de").path("fields"), "consent").path("title").asString(""))
                .isEqualTo("Zustimmung");
        assertThat(one(catalogue("en").path("fields"), "consent").path("title").asString(""))
                .isEqualTo("Consent");
    }

    @Test
    void offersTheActionsOfAllPlugInsWithTheirInputs() {
        var actions = catalogue("en").path("actions");

        var ids = ENGINE.beans(ProcessAction.class).stream()
                .map(ProcessAction::id)
                .toList();
        assertThat(names(actions)).hasSameElementsAs(ids);
        var send = one(actions, "send-message").path("inputs");
        assertThat(send.path("properties").propertyNames())
                .containsExactlyInAnyOrder("message", "to", "attach", "language");
        assertThat(send.path("required").toString()).isEqualTo("[\"message\"]");
        assertThat(send.path("properties").path("message").path("title").asString(""))
                .isEqualTo("Message");
    }

    @Test
    void offersTheBlocksAndCodeListsOfTheLibrary() {
        var catalogue = catalogue("de");

        assertThat(names(catalogue.path("blocks"))).contains("person", "address");
        assertThat(one(catalogue.path("blocks"), "person")
                        .path("texts")
                        .path("en")
                        .propertyNames())
                .isNotEmpty();
        assertThat(one(catalogue.path("codelists"), "staaten").path("entries").asInt(0))
                .isGreaterThan(100);
    }

    @Test
    void tellsOnlyWhoBuilds() {
        assertThat(ENGINE.as("clerk").get("/api/v1/designer/catalogue").status())
                .isEqualTo(403);
        assertThat(ENGINE.anonymous().get("/api/v1/designer/catalogue").status())
                .isEqualTo(401);
        assertThat(ENGINE.as("publisher").get("/api/v1/designer/catalogue").status())
                .isEqualTo(200);
    }

    private static JsonNode catalogue(String language) {
        var answer = ENGINE.as("editor").get("/api/v1/designer/catalogue?lang=" + language);
        return JsonMapper.shared().readTree(answer.text());
    }

    private static List<String> names(JsonNode all) {
        var names = new ArrayList<String>();
        all.forEach(it -> names.add(it.path("id").asString("")));
        return names;
    }

    private static JsonNode one(JsonNode all, String id) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(it -> it.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
