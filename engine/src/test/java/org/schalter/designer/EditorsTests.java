package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** The editors of process, decisions, letters and texts, in a real browser on the running engine. */
class EditorsTests {

    private static final Path LIBRARY = Path.of("../forms-library/src/main/resources/forms-library/services");
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    /** One page for all, since signing in takes longer than looking. */
    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "NARROW"})
    void everyEditorIsThereForEverybody(View view) {
        try (var page = opened("parking-permit", "process", view)) {
            page.waitForSelector(view == View.NARROW ? ".process-list" : ".djs-shape");
            assertThat(Browser.violations(page)).isEmpty();
            for (var editor : Map.of("decisions", ".grid", "letters", ".letter p", "texts", ".texts__table")
                    .entrySet()) {
                go(page, "parking-permit", editor.getKey());
                page.waitForSelector(editor.getValue());
                assertThat(Browser.violations(page)).as(editor.getKey()).isEmpty();
            }
        }
    }

    @Test
    void openingChangesNothing() {
        imported("parking-permit", "untouched");
        var before = copy("untouched");

        try (var page = opened("untouched", "process", View.DESKTOP)) {
            page.waitForSelector(".djs-shape");
            for (var editor : List.of("decisions", "letters", "texts", "process")) {
                go(page, "untouched", editor);
                page.waitForSelector(".grid, .letter p, .texts__table, .djs-shape");
                assertThat(page.locator(".designer-saving--saved").count()).isEqualTo(1);
            }
        }

        assertThat(copy("untouched")).isEqualTo(before);
    }

    /** What stands in a package is shown as text, whatever it is. */
    @Test
    void aHostilePackageOpensAndRunsNothing() {
        var script = "<img src=x onerror=alert(1)>";
        var hostile = TinyService.named("hostile-editors")
                .with("process.bpmn", """
                    <?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
                    <startEvent id="s" name="&lt;img src=x onerror=alert(1)&gt;"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
                    <scriptTask id="t" name="&lt;/script&gt;"><script>alert(1)</script></scriptTask></process></definitions>
                    """)
                .with(
                        "decisions/fee.dmn",
                        "<definitions><decision id='<'><decisionTable><input label='" + script + "'>")
                .with("documents/letter.html", """
                    <body><p onclick="alert(1)">{{ x }}</p><script>alert(1)</script><iframe src="javascript:alert(1)"></iframe>
                    <p data-if="<img src=x onerror=alert(1)>"><a href="javascript:alert(1)">x</a></p>
                    """)
                .with("texts/de.properties", "a=" + script + "\n=\\u00zz\n\\");
        ENGINE.as("editor").post("/api/v1/services", "application/zip", hostile.zip());
        try (var page = opened("hostile-editors", "process", View.DESKTOP)) {
            var ran = new ArrayList<String>();
            page.onDialog(it -> {
                ran.add(it.message());
                it.dismiss();
            });
            page.onPageError(ran::add);
            page.waitForSelector(".process__panel");
            for (var editor : List.of("decisions", "letters", "texts")) {
                go(page, "hostile-editors", editor);
                page.waitForSelector(".decisions__head, .letter, .texts__table");
            }

            assertThat(ran).isEmpty();
            assertThat(page.locator(".texts__table").innerHTML()).doesNotContain("<img");
        }
    }

    @Test
    void aProcessIsExtendedByKeyboardAlone() {
        ENGINE.as("editor")
                .post(
                        "/api/v1/services",
                        "application/zip",
                        TinyService.named("drawn").zip());
        try (var page = opened("drawn", "process", View.DESKTOP)) {
            page.waitForSelector(".djs-shape");
            press(page.getByRole(AriaRole.BUTTON, exactly("Liste")));
            press(page.locator(".process-list__name").first());
            var deeds = page.locator(".process__list .process-deeds");
            deeds.getByLabel("Als Nächstes").selectOption("user-task");
            press(deeds.getByText("Anhängen", new Locator.GetByTextOptions().setExact(true)));
            var panel = page.locator(".process__panel");
            panel.getByLabel("Bezeichnung").fill("Antrag prüfen");
            panel.getByLabel("Kennung").fill("pruefen");
            press(panel.getByText("Überall umbenennen"));
            panel.getByLabel("Frist", new Locator.GetByLabelOptions().setExact(true))
                    .fill("P14D");

            saved(
                    "drawn",
                    "process.bpmn",
                    text -> text.contains("id=\"pruefen\"")
                            && text.contains("name=\"Antrag prüfen\"")
                            && text.contains("s:due=\"P14D\""));
            press(page.getByRole(AriaRole.BUTTON, starting("Rückgängig")));
            saved("drawn", "process.bpmn", text -> !text.contains("s:due=\"P14D\""));
            assertThat(page.locator(".process__panel").getByLabel("Bezeichnung").inputValue())
                    .isEqualTo("Antrag prüfen");
        }
    }

    @Test
    void whatAnAuthorWroteBetweenTheElementsStaysAndWhatCannotIsSaidBefore() {
        var commented = TinyService.named("commented").with("process.bpmn", """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Who may change this -->
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:other" id="d" targetNamespace="urn:x">
              <process id="p" isExecutable="true">
                <documentation>What the council decided</documentation>
                <x:stray/>
                <startEvent id="begin"/>
                <sequenceFlow id="f1" sourceRef="begin" targetRef="done"/>
                <!-- the end -->
                <endEvent id="done"/>
              </process>
            </definitions>
            """);
        ENGINE.as("editor").post("/api/v1/services", "application/zip", commented.zip());
        try (var page = opened("commented", "process", View.DESKTOP)) {
            page.waitForSelector(".djs-shape");
            assertThat(page.locator(".process__problem").textContent()).contains("x:stray");
            press(page.getByRole(AriaRole.BUTTON, exactly("Liste")));
            press(page.locator(".process-list__name").first());
            page.locator(".process__panel").getByLabel("Bezeichnung").fill("Eingang");
            saved(
                    "commented",
                    "process.bpmn",
                    text -> text.contains("name=\"Eingang\"")
                            && text.contains("<!-- Who may change this -->")
                            && text.contains("What the council decided")
                            && text.matches("(?s).*<!-- the end -->\\s*<endEvent id=\"done\".*"));
        }
    }

    @Test
    void theDrawingOffersOnlyWhatRunsAndShowsWhoDrewIt() {
        try (var page = opened("dog-tax-registration", "process", View.DESKTOP)) {
            page.waitForSelector(".djs-shape");

            assertThat(page.locator(".djs-palette .entry").evaluateAll("all => all.map(it => it.dataset.action)"))
                    .asString()
                    .contains("user-task")
                    .doesNotContain("data-object", "participant", "create.task");
            assertThat(page.locator(".bjs-powered-by").isVisible()).isTrue();
            var shape = page.locator(".djs-shape[data-element-id=review]");
            shape.click();
            assertThat(page.locator(".djs-context-pad .entry").evaluateAll("all => all.map(it => it.dataset.action)"))
                    .asString()
                    .contains("connect", "delete", "append.end")
                    .doesNotContain("append.intermediate-event", "set-color");
            assertThat(page.locator(".process__panel")
                            .getByLabel("Frist")
                            .first()
                            .inputValue())
                    .isEqualTo("P14D");
        }
    }

    @Test
    void aFeeIsChangedInItsLineAndTriedAtOnce() {
        imported("parking-permit", "fees");
        try (var page = opened("fees", "decisions", View.DESKTOP)) {
            page.getByLabel("Ausprobieren mit Beispiel").selectOption("own-car-for-a-year");
            page.waitForSelector(".grid__fired");
            assertThat(page.locator(".decisions__result").innerText()).contains("30.7");

            page.getByRole(AriaRole.TEXTBOX, exactly("Fee in EUR, Regel 1")).fill("31.00");

            saved("fees", "decisions/fee.dmn", text -> text.contains("<outputEntry><text>31.00</text></outputEntry>"));
            assertThat(text("fees", "decisions/fee.dmn").replace("31.00", "30.70"))
                    .isEqualTo(text("parking-permit", "decisions/fee.dmn"));
            page.waitForCondition(
                    () -> page.locator(".decisions__result").innerText().contains("= 31"));
        }
    }

    @Test
    void aLetterIsWrittenWithFieldsThatArePicked() {
        imported("parking-permit", "letters");
        try (var page = opened("letters", "letters", View.DESKTOP)) {
            page.waitForSelector(".letter p");
            page.locator(".letter h1").click();
            page.keyboard().press("End");
            page.getByRole(AriaRole.BUTTON, exactly("+ Absatz")).click();
            page.keyboard().type("Für ");
            page.getByLabel("Feld", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("answers.applicant.familyName");
            page.getByRole(AriaRole.BUTTON, exactly("Feld einfügen")).click();

            saved(
                    "letters",
                    "documents/permit.html",
                    text -> text.contains(
                            "</h1>\n<p>Für {{ answers.applicant.familyName }}</p>\n<p>{{ text letter.intro }}</p>"));
            var frame = page.waitForSelector(".letters__frame");
            var pdf = ENGINE.as("editor").get(frame.getAttribute("src").replaceFirst("#.*", ""));
            assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        }
    }

    @Test
    void aChangedTextMarksItsTranslation() {
        imported("parking-permit", "texts-changed");
        try (var page = opened("texts-changed", "texts", View.DESKTOP)) {
            page.getByLabel("Suchen").fill("letter.zone");
            page.getByLabel("letter.zone auf de").fill("Parkzone");

            saved("texts-changed", "texts/de.properties", text -> text.contains("letter.zone=Parkzone"));
            saved("texts-changed", "texts/en.properties", text -> text.contains("# source was: Zone\nletter.zone="));
            page.getByRole(AriaRole.BUTTON, exactly("Übersetzung stimmt noch")).click();
            saved("texts-changed", "texts/en.properties", text -> !text.contains("# source was"));
        }
    }

    private static Page opened(String key, String feature, View view) {
        var page = Browser.page(ENGINE.url().resolve("/designer/services/" + key + "/" + feature), view);
        page.fill("#name", "editor");
        page.fill("#password", "editor");
        page.locator("form:has(#password) button[type=submit]").press("Enter");
        page.waitForURL("**/designer/services/**");
        return page;
    }

    private static void go(Page page, String key, String feature) {
        page.navigate(ENGINE.url()
                .resolve("/designer/services/" + key + "/" + feature)
                .toString());
    }

    private static void imported(String service, String key) {
        var zip = TinyService.in(LIBRARY.resolve(service), key).zip();
        assertThat(ENGINE.as("editor")
                        .post("/api/v1/services", "application/zip", zip)
                        .status())
                .isEqualTo(201);
    }

    private static String copy(String key) {
        return ENGINE.as("editor")
                .get("/api/v1/services/" + key + "/working-copy")
                .json()
                .path("files")
                .toString();
    }

    private static String text(String key, String path) {
        return ENGINE.as("editor")
                .get("/api/v1/services/" + key + "/working-copy")
                .json()
                .path("files")
                .valueStream()
                .filter(it -> it.path("path").asString().equals(path))
                .map(it -> it.path("text").asString())
                .findFirst()
                .orElse("");
    }

    /** The designer saves by itself; the engine has it soon. */
    private static void saved(String key, String path, Predicate<String> wanted) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(text(key, path)).matches(wanted));
    }

    private static void press(Locator button) {
        button.focus();
        button.press("Enter");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions starting(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
