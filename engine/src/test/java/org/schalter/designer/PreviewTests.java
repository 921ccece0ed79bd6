package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;

class PreviewTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String PERMIT = "/designer/previews/parking-permit";

    @Test
    void showsTheFirstPageAsCitizensGetIt() {
        var page = editor().get(PERMIT).page();

        assertThat(page.select("h1").text()).isEqualTo("Voraussetzungen");
        assertThat(page.select("form[data-filling] input[name=/eligibility/mainResidence]"))
                .isNotEmpty();
        assertThat(page.select("button[name=_later]")).isEmpty();
        assertThat(page.select(".site-navigation, form[action$=sign-out]")).isEmpty();
    }

    @Test
    void goesOnWithWhatWasAnsweredAndStopsAtWhatIsWrong() {
        var editor = editor();
        var first = editor.get(PERMIT);

        var wrong = editor.submit(first, "form[data-filling]", Map.of("_next", "next"));
        assertThat(wrong.page().select("#errors li")).hasSize(2);
        assertThat(wrong.page().select("h1").text()).isEqualTo("Voraussetzungen");

        var right = editor.submit(
                wrong,
                "form[data-filling]",
                Map.of("/eligibility/mainResidence", "true", "/eligibility/zone", "A", "_next", "next"));
        assertThat(right.page().select("h1").text()).isEqualTo("Zu Ihrer Person");
        assertThat(right.page().select("input[name=_answers]").attr("value")).contains("\"zone\":\"A\"");
        var back = editor.get(right.page().select("a.back-link").attr("href"));
        assertThat(back.page().select("input[value=A][checked]")).hasSize(1);
    }

    @Test
    void isFilledInWithAnExampleAndEndsWithoutSendingAnything() {
        var editor = editor();
        var page = editor.get(PERMIT + "?example=own-car-for-a-year&today=2026-03-02");
        for (int i = 0; i < 9 && !page.page().select("form[data-filling]").isEmpty(); i++) {
            page = editor.submit(page, "form[data-filling]", Map.of("_next", "next"));
            assertThat(page.page().select("#errors li")).isEmpty();
        }

        assertThat(page.page().select("h1").text()).isEqualTo("Ende der Vorschau");
        assertThat(page.page().select("main form")).isEmpty();
        assertThat(page.text()).contains("registration.pdf");
    }

    @Test
    void speaksALanguageOfTheServiceAndPretendsADay() {
        var page = editor().get(PERMIT + "?language=en&page=permit&example=start-in-the-past");

        assertThat(page.page().select("form .filling-fields").attr("lang")).isEqualTo("en");
    }

    @Test
    void showsTheFormOfATask() {
        var page = editor().get("/designer/previews/dog-tax-registration?form=tasks/review");

        assertThat(page.page().select("form[data-filling] input[name=/decision]"))
                .isNotEmpty();
    }

    @Test
    void tellsProgramsWhereItIsAndSaysWhatCannotBeShown() {
        var editor = ENGINE.as("editor");
        var made = editor.postJson(
                "/api/v1/services/parking-permit/working-copy/previews",
                Map.of("language", "en", "example", "own-car-for-a-year", "today", "2026-03-02"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(editor.get(made.json().path("url").asString("")).status()).isEqualTo(200);
        assertThat(editor.postJson(
                                "/api/v1/services/parking-permit/working-copy/previews", Map.of("form", "tasks/none"))
                        .status())
                .isEqualTo(422);
        assertThat(editor.postJson("/api/v1/services/nobody-knows/working-copy/previews", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isFilledInAndLockedAsTheSignInOfAPretendedPersonWouldHaveIt() {
        var editor = editor();
        var page = editor.get(address(Map.of("level", "high", "family_name", "MUSTERMANN")) + "&page=applicant");
        assertThat(page.page()
                        .select("output[data-fixed=/applicant/familyName]")
                        .text())
                .isEqualTo("MUSTERMANN");
        var given = page.page().select("input[name=/applicant/givenNames]");
        assertThat(given).hasSize(1);
        assertThat(given.attr("value")).isEmpty();

        var forged = editor.submit(
                page,
                "form[data-filling]",
                Map.of("/applicant/familyName", "Forged", "/applicant/givenNames", "Eva", "_next", "next"));
        assertThat(forged.page().select("input[name=_answers]").attr("value"))
                .contains("MUSTERMANN", "Eva")
                .doesNotContain("Forged");
        assertThat(forged.page().select("form[data-filling]").attr("action")).contains("identity=");
    }

    @Test
    void locksNothingForSomebodyWhoIsLessKnown() {
        var editor = editor();
        var page = editor.get(address(Map.of("level", "basic", "family_name", "MUSTERMANN")) + "&page=applicant");
        var name = page.page().select("input[name=/applicant/familyName]");

        assertThat(name.attr("value")).isEqualTo("MUSTERMANN");
        assertThat(address(Map.of("level", "none", "family_name", "MUSTERMANN")))
                .doesNotContain("identity");
    }

    @Test
    void nobodyIsPretendedWhoIsGarbledOrTooLong() {
        var editor = ENGINE.as("editor");
        for (var identity : List.of("%25", "bnVsbA", "W10", "eyJsZXZlbCI6ImtpbmcifQ", "A".repeat(3_000))) {
            assertThat(editor.get(PERMIT + "?identity=" + identity).status()).isEqualTo(200);
        }
        for (var identity : List.of(Map.of("level", "king"), Map.of("level", "high", "x", "y".repeat(2_000)))) {
            assertThat(editor.postJson(
                                    "/api/v1/services/parking-permit/working-copy/previews",
                                    Map.of("identity", identity))
                            .status())
                    .isEqualTo(422);
        }
    }

    private static String address(Map<String, String> identity) {
        return ENGINE.as("editor")
                .postJson("/api/v1/services/parking-permit/working-copy/previews", Map.of("identity", identity))
                .json()
                .path("url")
                .asString("");
    }

    @Test
    void isNobodysBusinessButTheAuthors() {
        assertThat(ENGINE.as("clerk").get(PERMIT).status()).isEqualTo(403);
        assertThat(ENGINE.as("publisher").get(PERMIT).status()).isEqualTo(200);
    }

    @Test
    void garbledAnswersAreNone() {
        var editor = ENGINE.as("editor");

        assertThat(editor.get(PERMIT + "?answers=%25%25").status()).isEqualTo(200);
        assertThat(editor.get(PERMIT + "?answers=bnVsbA&page=none").status()).isEqualTo(200);
        assertThat(editor.get("/designer/previews/parking-permit?form=../../x").status())
                .isEqualTo(422);
    }

    @Test
    void mayStandInAFrameOfOurOwnOnly() {
        assertThat(editor().get(PERMIT).header("Content-Security-Policy")).contains("frame-ancestors 'self'");
    }

    private static HttpCaller editor() {
        var editor = ENGINE.visitor();
        editor.submit(
                editor.get("/sign-in"),
                "form:has(#password)",
                HttpCaller.fields("name", "editor", "password", "editor"));
        return editor;
    }
}
