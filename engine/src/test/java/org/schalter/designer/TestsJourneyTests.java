package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;

/** An author fills in, keeps what comes of it, sees what differs later, and is shown what is missing. */
class TestsJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private static final String FORM = """
        {
          "type": "object",
          "required": ["kind"],
          "properties": {
            "kind": {"title": "Größe", "type": "string", "oneOf": [
              {"const": "small", "title": "klein"}, {"const": "large", "title": "groß"}]}
          }
        }
        """;

    private static final String PROCESS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="urn:schalter:process:1" id="d" targetNamespace="urn:x">
          <process id="p" isExecutable="true">
            <startEvent id="begin"/>
            <sequenceFlow id="f1" sourceRef="begin" targetRef="big"/>
            <exclusiveGateway id="big" name="Groß?" default="little"/>
            <sequenceFlow id="large" sourceRef="big" targetRef="check">
              <conditionExpression xsi:type="tFormalExpression">= answers.kind = "large"</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="little" sourceRef="big" targetRef="done"/>
            <userTask id="check" name="Prüfen" s:form="tasks/check" s:unit="buergeramt"/>
            <sequenceFlow id="f2" sourceRef="check" targetRef="checked"/>
            <endEvent id="checked" name="Geprüft"/>
            <endEvent id="done" name="Fertig"/>
          </process>
        </definitions>
        """;

    private static Map<String, String> files(String key) {
        return Map.of(
                "service.yaml",
                "schalter: 1\nkey: %s\ntitle: Probe\n".formatted(key),
                "form/schema.json",
                FORM,
                "process.bpmn",
                PROCESS,
                "tasks/check/schema.json",
                "{\"type\": \"object\", \"required\": [\"good\"], \"properties\": {\"good\": {\"type\": \"boolean\","
                        + " \"title\": \"In Ordnung?\"}}}");
    }

    @Test
    void whatIsFilledInIsKeptWithWhatComesOfIt() {
        try (var bench = Bench.open(ENGINE, "kept-as-test", files("kept-as-test"), View.DESKTOP)) {
            var page = bench.page();
            go(page, "kept-as-test", "preview");
            assertThat(button(page, "Als Test behalten")).isDisabled();
            var form = page.frameLocator(".preview__frame");
            form.getByLabel("groß").check();
            form.locator("[name=_next].kern-btn").click();
            button(page, "Als Test behalten").click();
            page.getByLabel("Was zeigt der Test?").fill("Große werden geprüft");
            page.getByLabel("Tag, an dem er spielt").fill("2026-03-02");
            button(page, "Aufgabe ausfüllen").click();
            var clerk = page.frameLocator(".tests__clerk");
            clerk.getByLabel("Ja").check();
            clerk.locator("[name=_next].kern-btn").click();
            assertThat(page.locator(".tests__outcome")).containsText("Prüfen → Geprüft");
            assertThat(Browser.violations(page)).isEmpty();
            button(page, "Als Test behalten").click();
            assertThat(page.locator(".tests__item--passed")).hasCount(1);
            bench.saved();
            assertThat(bench.file("examples/grosse-werden-geprueft/answers.json"))
                    .contains("\"kind\": \"large\"");
            assertThat(bench.file("examples/grosse-werden-geprueft/expected.yaml"))
                    .contains("verdict: accepted", "today: 2026-03-02", "check, checked]", "status: completed")
                    .containsPattern("tasks: \\[\\{ ?task: check, answers: \\{ ?good: true ?} ?}]");
        }
    }

    @Test
    void whatDiffersIsToldAndAcceptedByTheKeyboard() {
        var files = new HashMap<>(files("accepted-by-keys"));
        files.put("examples/small/answers.json", "{\"kind\": \"small\"}\n");
        files.put("examples/small/expected.yaml", "# the usual\nverdict: accepted\nstatus: rejected # wrong\n");
        try (var bench = Bench.open(ENGINE, "accepted-by-keys", files, View.DESKTOP)) {
            var page = bench.page();
            go(page, "accepted-by-keys", "tests");
            page.locator(".tests__item--failed").waitFor();
            bench.tabTo(".tests__name");
            bench.press("Enter");
            assertThat(page.locator(".tests__differences tbody td")).hasText(new String[] {"rejected", "completed"});
            assertThat(Browser.violations(page)).isEmpty();
            bench.tabTo(".tests__ways .small-btn");
            bench.press("Enter");
            assertThat(page.locator(".tests__item--passed")).hasCount(1);
            bench.saved();
            assertThat(bench.file("examples/small/expected.yaml"))
                    .isEqualTo("# the usual\nverdict: accepted\nstatus: completed # wrong\n");
            bench.press("ControlOrMeta+z");
            assertThat(page.locator(".tests__item--failed")).hasCount(1);
        }
    }

    @Test
    void oneTestIsRunAloneByTheKeyboard() {
        var files = new HashMap<>(files("alone-by-keys"));
        for (var name : List.of("first", "second")) {
            files.put("examples/" + name + "/answers.json", "{\"kind\": \"small\"}\n");
            files.put("examples/" + name + "/expected.yaml", "verdict: accepted\nstatus: completed\n");
        }
        files.put("examples/second/expected.yaml", "verdict: accepted\nstatus: rejected\n");
        try (var bench = Bench.open(ENGINE, "alone-by-keys", files, View.DESKTOP)) {
            var page = bench.page();
            go(page, "alone-by-keys", "tests");
            page.locator(".tests__item--failed").waitFor();
            assertThat(page.locator(".tests__state")).hasText("1 von 2 Tests bestehen.");
            var asked = page.waitForRequest("**/rehearsals", () -> {
                bench.tabTo("[aria-label='Nur „second“ ausführen']");
                bench.press("Enter");
            });
            assertThat(asked.postData()).isEqualTo("{\"only\":\"second\"}");
            assertThat(page.locator(".tests__state")).hasText("„second“ besteht nicht.");
            assertThat(page.locator("[aria-label='Nur „second“ ausführen']")).isFocused();
            button(page, "Alle noch einmal ausführen").click();
            assertThat(page.locator(".tests__state")).hasText("1 von 2 Tests bestehen.");
            assertThat(Browser.violations(page)).isEmpty();
        }
    }

    @Test
    void whatNoTestReachesIsShownAndProposed() {
        var files = new HashMap<>(files("proposed"));
        files.put("examples/small/answers.json", "{\"kind\": \"small\"}\n");
        files.put("examples/small/expected.yaml", "verdict: accepted\n");
        try (var bench = Bench.open(ENGINE, "proposed", files, View.DESKTOP)) {
            var page = bench.page();
            go(page, "proposed", "tests");
            assertThat(page.locator(".tests__missing"))
                    .containsText("Kein Test nimmt den Weg von „Groß?“ nach „Prüfen“.");
            button(page, "Nach fehlenden Tests suchen").click();
            var first = page.locator(".tests__proposals li").first();
            assertThat(first).containsText("„Größe“: groß");
            assertThat(Browser.violations(page)).isEmpty();
            first.getByText("Als Test behalten").click();
            assertThat(page.locator(".tests__item--passed")).hasCount(2);
            bench.saved();
            assertThat(bench.file("examples/small-kind-chosen/answers.json")).contains("large");
            page.locator(".tests__missing .designer-link").first().click();
            assertThat(page.locator(".process")).isVisible();
        }
    }

    @Test
    void aTestIsRenamedAndDeletedWithItsFiles() {
        var files = new HashMap<>(files("renamed-test"));
        files.put("examples/company-car/answers.json", "{\"kind\": \"small\"}\n");
        files.put("examples/company-car/expected.yaml", "verdict: accepted\n");
        files.put("examples/company-car/files/permission.pdf", "%PDF-1.4");
        try (var bench = Bench.open(ENGINE, "renamed-test", files, View.DESKTOP)) {
            var page = bench.page();
            go(page, "renamed-test", "tests");
            page.locator(".tests__item--passed").first().waitFor();
            var copies = ENGINE.bean(WorkingCopies.class);
            var key = new ServiceKey("renamed-test");
            item(page, "company-car").locator(".tests__name").click();
            item(page, "company-car").getByText("Umbenennen").click();
            page.getByLabel("Was zeigt der Test?").fill("Firmenwagen");
            page.locator("dialog button[type=submit]").click();
            item(page, "firmenwagen").waitFor();
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(copies.find(key).orElseThrow().files().keySet())
                    .contains("examples/firmenwagen/files/permission.pdf", "examples/firmenwagen/answers.json")
                    .doesNotContain("examples/company-car/files/permission.pdf", "examples/company-car/answers.json");
            item(page, "firmenwagen").locator(".tests__name").click();
            item(page, "firmenwagen").getByText("Löschen").click();
            assertThat(page.locator("dialog")).containsText("permission.pdf");
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(copies.find(key).orElseThrow().files().keySet())
                    .noneMatch(it -> it.startsWith("examples/firmenwagen/"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {"PHONE", "DARK"})
    void theListIsReadByEverybody(View view) {
        try (var bench = Bench.of(ENGINE, "dog-tax-registration", view)) {
            var page = bench.page();
            go(page, "dog-tax-registration", "tests");
            page.locator(".tests__item--passed").first().waitFor();
            item(page, "one-dog").locator(".tests__name").click();
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
            item(page, "one-dog").getByText("Verlauf ändern").click();
            page.locator(".tests__outcome").waitFor();
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }

    private static void go(Page page, String key, String feature) {
        page.navigate(ENGINE.url()
                .resolve("/designer/services/" + key + "/" + feature)
                .toString());
    }

    private static Locator button(Page page, String words) {
        return page.locator("button").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static Locator item(Page page, String name) {
        return page.locator(".tests__item")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                ".tests__title",
                                new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))));
    }
}
