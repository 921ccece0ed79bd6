package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.schalter.Browser.View;
import org.schalter.PageStates.State;
import org.schalter.site.Languages;

/**
 * Every page in the states it can be in, in every language of ours: valid, accessible (German by day, English by night, so
 * that both themes are seen), no wider than the narrowest phone, without a complaint of the browser. Each is fetched once,
 * as somebody without script gets it, and the browser is given those bytes.
 *
 * <p>With the system property {@code schalter.pictures} naming a folder, pictures of all of them are put there.
 */
class EveryPageTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    /** While one browser reads the rules, the other one loads. */
    private final ExecutorService browsers = Executors.newFixedThreadPool(2);

    private final ThreadLocal<Viewer> viewers = ThreadLocal.withInitial(Viewer::new);

    @TestFactory
    List<DynamicContainer> isValidAccessibleAndFitsAPhone() throws Exception {
        List<DynamicContainer> languages = new ArrayList<>();
        for (var language : Languages.ui()) {
            var looks = states(language).stream()
                    .map(state -> look(state, language))
                    .toList();
            languages.add(DynamicContainer.dynamicContainer(language.getLanguage(), looks));
        }
        return languages;
    }

    private DynamicTest look(State state, Locale language) {
        var faults = browsers.submit(() -> viewers.get().faults(state, language));
        return DynamicTest.dynamicTest(
                state.name(), () -> assertThat(faults.get()).isEmpty());
    }

    private static List<State> states(Locale language) throws Exception {
        var states = new PageStates(ENGINE, language);
        new CitizensPages(states).visit();
        new OfficePages(states).visit();
        new TaskPages(states).visit();
        new TroublePages(states).visit();
        new StuckPages(states).visit();
        return states.all();
    }

    @AfterEach
    void close() {
        browsers.close();
    }

    /** One browser, which is shown one page after the other. */
    private static final class Viewer {

        private final List<String> complaints = new ArrayList<>();
        private final Page browser = Browser.blank(View.DESKTOP);
        private @Nullable HttpAnswer current;

        Viewer() {
            browser.onConsoleMessage(it -> complaints.add(it.type() + ": " + it.text()));
            give(browser);
            Browser.bringChecker(browser);
        }

        List<String> faults(State state, Locale language) {
            var html = state.page().text();
            assertThat(state.page().page().select("html").attr("lang")).isEqualTo(language.getLanguage());
            assertThat(state.page().page().select("h1")).hasSize(1);
            assertThat(state.page().page().title()).isNotBlank();
            var faults = new ArrayList<>(NuChecker.errors(html));
            open(state.page(), language.equals(Languages.ui().getFirst()) ? ColorScheme.LIGHT : ColorScheme.DARK);
            faults.addAll(Browser.violations(browser));
            picture(browser, state, language, "desktop");
            browser.setViewportSize(320, 640);
            if (Browser.scrollsSideways(browser)) {
                faults.add("is wider than a phone");
            }
            picture(browser, state, language, "phone");
            faults.addAll(Browser.burst(browser));
            faults.addAll(complaints);
            return faults;
        }

        private void open(HttpAnswer answer, ColorScheme theme) {
            current = answer;
            complaints.clear();
            browser.setViewportSize(1280, 900);
            browser.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            browser.navigate(answer.uri().toString());
        }

        /** By the browser's own protocol: as Playwright gives answers, styles and scripts would be fetched each time. */
        private void give(Page page) {
            var protocol = page.context().newCDPSession(page);
            protocol.on("Fetch.requestPaused", request -> protocol.send("Fetch.fulfillRequest", given(request)));
            protocol.send("Fetch.enable", json("""
                {"patterns": [{"resourceType": "Document"}]}\
                """));
        }

        private JsonObject given(JsonObject request) {
            var answer = Objects.requireNonNull(current);
            var given = json("""
                {"responseCode": 200, "responseHeaders": [{"name": "Content-Type", "value": "text/html;charset=UTF-8"}]}\
                """);
            given.add("requestId", request.get("requestId"));
            given.addProperty("body", Base64.getEncoder().encodeToString(answer.body()));
            answer.headers().firstValue("Content-Security-Policy").ifPresent(policy -> {
                var header = new JsonObject();
                header.addProperty("name", "Content-Security-Policy");
                header.addProperty("value", policy);
                given.getAsJsonArray("responseHeaders").add(header);
            });
            return given;
        }
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static void picture(Page page, State state, Locale language, String view) {
        var folder = System.getProperty("schalter.pictures");
        if (folder != null) {
            var name = state.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
            Browser.picture(page, Path.of(folder, name + "-" + language.getLanguage() + "-" + view + ".png"));
        }
    }
}
