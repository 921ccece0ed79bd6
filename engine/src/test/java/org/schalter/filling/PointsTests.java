package org.schalter.filling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** A citizen says where something is, by numbers or by their device. */
class PointsTests {

    private static final String SCHEMA = """
        {"type": "object", "required": ["place"], "properties": {
          "place": {"type": "object", "format": "point", "title": "Ort"}}}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named("points")
                .with("form/schema.json", SCHEMA)
                .with("texts/en.properties", "form.place.title=Place\n")
                .publishedOn(ENGINE, "points");
    }

    @Test
    void areTypedAndSaidWithTheirHalves() {
        HttpAnswer review =
                citizen.submit(start(), Map.of("/place.latitude", "50.80361", "/place.longitude", "6,48299°"));

        assertThat(review.page().select(".kern-summary").text()).contains("50,80361° N, 6,48299° O");
        assertThat(ENGINE.bean(Drafts.class)
                        .find(review.uri().getPath().split("/")[2], null)
                        .orElseThrow()
                        .answers()
                        .toString())
                .isEqualTo("{\"place\":{\"type\":\"Point\",\"coordinates\":[6.48299,50.80361]}}");
    }

    @Test
    void keepWhatWasTypedWithTheirFault() {
        HttpAnswer page = citizen.submit(start(), Map.of("/place.latitude", "am Markt", "/place.longitude", "6,5"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.page().select("#errors a").attr("href")).isEqualTo("#f-place-latitude");
        assertThat(page.page().select("[name=/place.latitude]").val()).isEqualTo("am Markt");
        assertThat(page.page().select("[name=/place.longitude]").val()).isEqualTo("6,5");
        assertThat(citizen.submit(page, Map.of("/place.latitude", "95")).status())
                .isEqualTo(422);
        assertThat(citizen.submit(page, Map.of("/place.latitude", "", "/place.longitude", ""))
                        .page()
                        .select("#errors")
                        .text())
                .contains("Geben Sie „Ort“ mit Breite und Länge an.");
    }

    @Test
    void comeFromTheDeviceIfItTells() {
        try (var page = Browser.blank(Browser.View.PHONE)) {
            page.context().grantPermissions(List.of("geolocation"));
            page.context().setGeolocation(new Geolocation(50.8036123, 6.4829987));
            page.navigate(ENGINE.url().resolve("/services/points").toString());
            page.locator("main form button[type=submit]").first().click();

            page.getByText("Meinen Standort verwenden").click();

            assertThat(page.locator("[name='/place.latitude']")).hasValue("50,80361");
            assertThat(page.locator("[name='/place.longitude']")).hasValue("6,483");
        }
    }

    @Test
    void areTypedWhereTheDeviceDoesNotTell() {
        try (var page = Browser.blank(Browser.View.PHONE)) {
            page.navigate(ENGINE.url().resolve("/services/points").toString());
            page.locator("main form button[type=submit]").first().click();

            page.getByText("Meinen Standort verwenden").click();

            assertThat(page.locator("[data-position] [role=status]")).containsText("Breite und Länge selbst");
        }
    }

    @Test
    void offerNoDeviceWithoutScript() {
        assertThat(start().page().select("[data-position]:not([hidden])")).isEmpty();
    }

    private HttpAnswer start() {
        return citizen.submit(citizen.get("/services/points"), Map.of());
    }
}
