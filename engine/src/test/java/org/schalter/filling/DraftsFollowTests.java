package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of what is being filled in when another edition goes live. */
class DraftsFollowTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String MORE = "\"required\": [\"name\", \"age\"]";

    private final HttpCaller citizen = ENGINE.visitor();

    @Test
    void aDraftGoesAlongWithItsAnswers() {
        var address = begun("follow-along");
        release("follow-along", "along", null);

        var page = citizen.get(address);

        assertThat(page.page().select(".kern-alert, [role=status]").text()).contains("geändert");
        assertThat(page.page().select("#f-name").val()).isEqualTo("Erika");
        assertThat(edition(address)).isEqualTo(2);
    }

    @Test
    void aDraftStaysWithItsEdition() {
        var address = begun("follow-keep");
        release("follow-keep", "keep", null);

        var page = citizen.get(address + "/review");

        assertThat(page.status()).isEqualTo(200);
        assertThat(edition(address)).isEqualTo(1);
        assertThat(sent(page)).contains("T-");
    }

    @Test
    void aDraftStaysUntilItsDayIsOver() {
        var address = begun("follow-until");
        release("follow-until", "keep", LocalDate.now().plusDays(2));
        citizen.get(address);
        assertThat(edition(address)).isEqualTo(1);
        ENGINE.bean(JdbcClient.class)
                .sql("update publishing_live set drafts_until = ? where service_key = 'follow-until' and edition = 2")
                .param(LocalDate.now().minusDays(1))
                .update();

        assertThat(citizen.get(address).uri().getPath()).endsWith("/changes");
    }

    @Test
    void whatHasChangedIsSeenAndConfirmed() {
        var address = begun("follow-confirm");
        release("follow-confirm", "confirm", null);

        var shown = citizen.get(address + "/review");

        assertThat(shown.uri().getPath()).isEqualTo(address + "/changes");
        assertThat(shown.page().select("main li").eachText()).containsExactly("„Alter“ muss jetzt beantwortet werden");
        assertThat(edition(address)).isEqualTo(1);
        var page = citizen.submit(shown, "main form", Map.of());
        assertThat(edition(address)).isEqualTo(2);
        assertThat(page.page().select("#f-name").val()).isEqualTo("Erika");
        assertThat(page.uri().getPath()).startsWith(address);
    }

    /** A page that was open at that moment still posts, and nothing of it is lost; sending waits for the confirmation. */
    @Test
    void whatWasJustTypedIsKeptAndNothingIsSentUnconfirmed() {
        var address = begun("follow-typed");
        var open = citizen.get(address + "/review");
        var page =
                citizen.get(open.page().select("main a[href*=" + address + "]").attr("href"));
        release("follow-typed", "confirm", null);

        var after = citizen.submit(page, "main form", Map.of("/name", "Max"));
        assertThat(after.uri().getPath()).isEqualTo(address + "/changes");
        var unsent = citizen.submit(open, "main form[method=post]", Map.of());
        assertThat(unsent.uri().getPath()).isEqualTo(address + "/changes");

        var confirmed = citizen.submit(after, "main form", Map.of());
        assertThat(confirmed.page().select("#f-name").val()).isEqualTo("Max");
    }

    @Test
    void whatIsConfirmedIsWhatWasShown() {
        var address = begun("follow-twice");
        release("follow-twice", "confirm", null);
        var shown = citizen.get(address);
        edit("follow-twice", TinyService.named("follow-twice").changing("form/schema.json", "80", "70"));
        released("follow-twice", "confirm", null);

        var again = citizen.submit(shown, "main form", Map.of());

        assertThat(again.page().select("h1").text()).isEqualTo("Das Formular hat sich geändert");
        assertThat(edition(address)).isEqualTo(1);
        citizen.submit(again, "main form", Map.of());
        assertThat(edition(address)).isEqualTo(3);
    }

    /** Nobody goes along silently past an edition whose changes were to be confirmed. */
    @Test
    void aLaterHarmlessEditionDoesNotSkipAConfirmation() {
        var address = begun("follow-skip");
        release("follow-skip", "confirm", null);
        edit(
                "follow-skip",
                TinyService.named("follow-skip")
                        .changing("form/schema.json", "\"required\": [\"name\"]", MORE)
                        .with("README.md", "x"));
        released("follow-skip", "along", null);

        assertThat(citizen.get(address).uri().getPath()).endsWith("/changes");
    }

    /** Back on the edition that it began with, a draft goes on as if nothing had been. */
    @ParameterizedTest
    @ValueSource(strings = {"confirm", "along"})
    void anEditionThatComesBackFindsItsDrafts(String drafts) {
        var key = "follow-back-" + drafts;
        var address = begun(key);
        release(key, drafts, null);
        var back = ENGINE.as("publisher")
                .postJson(
                        "/api/v1/services/" + key + "/releases",
                        Map.of("comment", "back", "kind", "return", "edition", 1, "drafts", "along"));
        assertThat(back.status()).isEqualTo(201);

        assertThat(citizen.get(address + "/review").status()).isEqualTo(200);
        assertThat(edition(address)).isEqualTo(1);
    }

    private String begun(String key) {
        TinyService.named(key).publishedOn(ENGINE, key);
        var page = citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.of());
        citizen.submit(page, "main form", Map.of("/name", "Erika"));
        return page.uri().getPath().replaceFirst("/[^/]*$", "");
    }

    private void release(String key, String drafts, LocalDate until) {
        edit(key, TinyService.named(key).changing("form/schema.json", "\"required\": [\"name\"]", MORE));
        released(key, drafts, until);
    }

    private void edit(String key, TinyService service) {
        var imported = ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(key).isEqualTo(201);
    }

    private void released(String key, String drafts, LocalDate until) {
        var wish = new HashMap<String, Object>(Map.of("comment", "More", "drafts", drafts));
        if (until != null) {
            wish.put("draftsUntil", until.toString());
        }
        var answer = ENGINE.as("publisher").postJson("/api/v1/services/" + key + "/releases", wish);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static int edition(String address) {
        var id = address.substring(address.lastIndexOf('/') + 1);
        return ENGINE.bean(JdbcClient.class)
                .sql("select edition from filling_draft where id = ?")
                .param(Draft.stored(id))
                .query(Integer.class)
                .single();
    }

    private String sent(HttpAnswer review) {
        return citizen.submit(review, "main form[method=post]", Map.of()).text();
    }
}
