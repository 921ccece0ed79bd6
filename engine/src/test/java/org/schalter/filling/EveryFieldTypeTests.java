package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Browser;
import org.schalter.NuChecker;
import org.schalter.RunningEngine;
import org.schalter.filling.field.FieldTypes;
import org.schalter.filling.field.FieldView;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Loops over the field types' folders: whatever lies there is rendered with all its examples and looked at. */
class EveryFieldTypeTests {

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void hasAClassAndAFolder() throws IOException {
        try (Stream<Path> folders = Files.list(fields())) {
            List<String> ids = new FieldTypes(ZoneId.of("Europe/Berlin"))
                    .all().stream().map(type -> type.id()).toList();
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void isShownInEachOfItsExamples() throws IOException {
        Document page = gallery("de");
        try (Stream<Path> folders = Files.list(fields())) {
            folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .forEach(type -> assertThat(page.select("#type-" + type + " form"))
                            .as(type)
                            .hasSize(FieldExamples.read(type).size()));
        }
    }

    @Test
    void isItsExamplesType() {
        for (FieldExamples.Example example : engine.bean(FieldExamples.class).all("de")) {
            assertThat(example.view().fields().getFirst().type())
                    .as(example.shows())
                    .isEqualTo(example.type());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void labelsEveryInput(String language) {
        Document page = gallery(language);
        for (Element input : page.select("main input:not([type=hidden]), main select, main textarea")) {
            Element label = page.selectFirst("label[for=\"" + input.id() + "\"]");
            assertThat(label).as(input.outerHtml()).isNotNull();
            assertThat(label.text()).as(input.outerHtml()).isNotBlank();
        }
        for (Element set : page.select("main fieldset:not([role=presentation])")) {
            assertThat(set.select("> legend").text()).as(set.outerHtml()).isNotBlank();
        }
    }

    @Test
    void namesItsHintAndItsErrorWhereTheyAre() {
        Document page = gallery("de");
        Set<String> ids = new HashSet<>();
        page.select("[id]")
                .forEach(element ->
                        assertThat(ids.add(element.id())).as(element.id()).isTrue());
        for (Element described : page.select("[aria-describedby]")) {
            assertThat(ids)
                    .containsAll(List.of(described.attr("aria-describedby").split(" ")));
        }
        for (Element error : page.select(".kern-error")) {
            assertThat(page.select("[aria-describedby~=(^| )" + error.id().replace(".", "\\.") + "( |$)]"))
                    .as(error.outerHtml())
                    .isNotEmpty();
        }
        assertThat(page.select(".kern-error").size()).isGreaterThan(20);
    }

    /** What is kept for everybody and filled in is to the letter what would have been written for this one person. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void isWrittenFromItsStencilAsItWouldBeDirectly(String language) {
        var templates = engine.bean(ITemplateEngine.class);
        Locale locale = Locale.of(language);
        for (FieldExamples.Example example : engine.bean(FieldExamples.class).all(language)) {
            var direct = new StringBuilder();
            for (FieldView field : example.view().fields()) {
                direct.append(
                        templates.process("filling/parts", Set.of("one"), new Context(locale, Map.of("f", field))));
            }
            var form = new Context(locale, Map.of("view", example.view()));
            for (int again = 0; again < 2; again++) {
                assertThat(templates.process("filling/form", Set.of("fields"), form))
                        .as(example.shows())
                        .contains(direct);
            }
        }
    }

    @Test
    void writesWhatAuthorsAndCitizensTypeAsText() {
        Document page = gallery("de");

        assertThat(page.select("main form script, main form b")).isEmpty();
        assertThat(page.text()).contains("Name <b>fett</b> & \"Zitat\"", "<script>alert(1)</script>");
        assertThat(page.select("input[value*=\"<script>\"]")).hasSize(1);
    }

    @Test
    void isValidHtml() {
        assertThat(NuChecker.errors(engine.visitor().get("/gallery").text())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Browser.View.class, names = "WITHOUT_SCRIPT", mode = EnumSource.Mode.EXCLUDE)
    void isAccessible(Browser.View view) {
        try (var page = Browser.page(engine.url().resolve("/gallery"), view)) {
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }

    private Document gallery(String language) {
        return engine.visitor().get("/gallery?lang=" + language).page();
    }

    private static Path fields() {
        return Stream.of(Path.of("src/main/resources/fields"), Path.of("engine/src/main/resources/fields"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
