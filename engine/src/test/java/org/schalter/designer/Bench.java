package org.schalter.designer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;

/** Somebody who edits a service in a real browser, signed in, with the form open. */
final class Bench implements AutoCloseable {

    private static final String NOTHING_YET =
            "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"type\": \"object\"\n}\n";

    private final RunningEngine engine;
    private final String key;
    private final Page page;

    private Bench(RunningEngine engine, String key, Page page) {
        this.engine = engine;
        this.key = key;
        this.page = page;
    }

    /** A new service that asks nothing yet. */
    static Bench blank(RunningEngine engine, String key, View view) {
        return open(
                engine,
                key,
                Map.of(
                        "service.yaml",
                        "schalter: 1\nkey: %s\ntitle: Probe\n".formatted(key),
                        "form/schema.json",
                        NOTHING_YET),
                view);
    }

    static Bench open(RunningEngine engine, String key, Map<String, String> files, View view) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        var imported = engine.as("editor").post("/api/v1/services", "application/zip", PackageFiles.zip(bytes));
        if (imported.status() != 201) {
            throw new IllegalStateException("the service can't be imported: " + imported);
        }
        return of(engine, key, view);
    }

    /** A service that is there. */
    static Bench of(RunningEngine engine, String key, View view) {
        return of(engine, key, view, "editor");
    }

    static Bench of(RunningEngine engine, String key, View view, String user) {
        var page = Browser.page(engine.url().resolve("/sign-in"), view);
        page.locator("#name").fill(user);
        page.locator("#password").fill(user);
        page.locator("form:has(#password) button").click();
        page.navigate(
                engine.url().resolve("/designer/services/" + key + "/form").toString());
        page.locator(".form-palette__entry").first().waitFor();
        return new Bench(engine, key, page);
    }

    Page page() {
        return page;
    }

    /** Presses Tab until the keyboard is there, as somebody without a mouse must. */
    void tabTo(String selector) {
        keyTo("Tab", selector);
    }

    /** Goes on along the canvas until the keyboard is there. */
    void arrowTo(String selector) {
        keyTo("ArrowDown", selector);
    }

    private void keyTo(String key, String selector) {
        for (int i = 0; i < 250; i++) {
            if ((boolean) page.evaluate(
                    "selector => !!document.activeElement && document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("the keyboard never comes to <%s>".formatted(selector));
    }

    void press(String... keys) {
        for (var one : keys) {
            page.keyboard().press(one);
        }
    }

    /** Replaces what stands in the input that has the keyboard. */
    void type(String text) {
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
    }

    Locator card(String path) {
        return page.locator("[data-item=\"field:" + path + "\"]");
    }

    /** Comes back to the page, which then looks at once what the others do. */
    void comeBack() {
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    }

    /** Waits until everything that was done is the engine's. */
    void saved() {
        PlaywrightAssertions.assertThat(page.locator(".designer-saving--saved")).isVisible();
    }

    String file(String path) {
        return engine.bean(WorkingCopies.class)
                .find(new ServiceKey(key))
                .flatMap(it -> it.text(path))
                .orElse("");
    }

    @Override
    public void close() {
        page.close();
    }
}
