package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schalter.Browser.View;

class BrowserTests {

    @Test
    void findsWhatIsWrongWithAPage() {
        try (var page = Browser.blank(View.DESKTOP)) {
            page.setContent("<!DOCTYPE html><html lang=de><title>t</title><main><h1>h</h1><input></main>");

            assertThat(Browser.violations(page)).singleElement().asString().startsWith("label (critical)");
        }
    }

    @Test
    void findsNothingWrongWithAGoodPage() {
        try (var page = Browser.blank(View.NARROW)) {
            page.setContent(
                    "<!DOCTYPE html><html lang=de><title>t</title><main><h1>h</h1><label>l<input></label></main>");

            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }

    @Test
    void findsAButtonThatIsTooSmallForItsWords() {
        try (var page = Browser.blank(View.DESKTOP)) {
            page.setContent("<button style='width:6em'>Noch einmal</button><button>Wiederholungsversuch</button>"
                    + "<button style='width:3em'>Wiederholungsversuch</button>");

            assertThat(Browser.burst(page)).containsExactly("words stand out of <Wiederholungsversuch>");
        }
    }

    @Test
    void checksHtml() {
        assertThat(NuChecker.errors("<!DOCTYPE html><html lang=de><title>t</title><p>good"))
                .isEmpty();
        assertThat(NuChecker.errors("<!DOCTYPE html><html lang=de><title>t</title><p id=a><p id=a>"))
                .singleElement()
                .asString()
                .contains("Duplicate ID");
    }
}
