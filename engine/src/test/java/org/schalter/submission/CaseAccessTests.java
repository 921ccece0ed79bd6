package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Who may see a case, by its page and by the API. */
class CaseAccessTests {

    private String key = "";

    @BeforeEach
    void ownService() {
        key = "access-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverHasTheAddressSeesTheCaseAndNobodyKeepsACopy(Database database) {
        var engine = offering(database);
        var sent = send(engine, "Erika");

        var page = engine.visitor().get(path(sent), "Accept-Language", "de");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("h1")).hasSize(1);
        assertThat(page.page().select("h1").text()).contains("Kleiner Antrag " + key);
        assertThat(page.text()).contains(reference(sent)).contains("Ihr Antrag ist bei uns eingegangen");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
    }

    @ParameterizedTest
    @EnumSource
    void theStatusIsTheSameInEnglish(Database database) {
        var engine = offering(database);

        var page = engine.visitor().get(path(send(engine, "Erika")), "Accept-Language", "en");

        assertThat(page.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(page.text()).contains("We have received your application");
    }

    @ParameterizedTest
    @EnumSource
    void anAlmostRightAddressIsNone(Database database) {
        var engine = offering(database);
        var token = path(send(engine, "Erika")).substring("/cases/".length());
        var other = path(send(engine, "Max")).substring("/cases/".length());
        var caller = engine.visitor();

        assertThat(caller.get("/cases/" + token).status()).isEqualTo(200);
        assertThat(caller.get("/cases/" + token.substring(0, 42) + (token.endsWith("A") ? "Q" : "A"))
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/cases/" + token.substring(0, 22) + other.substring(22))
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/cases/" + token.substring(0, 22)).status()).isEqualTo(404);
        assertThat(caller.get("/cases/" + "A".repeat(43)).status()).isEqualTo(404);
        assertThat(caller.get("/cases/" + "ä".repeat(20)).status()).isIn(400, 404);
        assertThat(caller.get("/cases/" + token + "x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void aReferenceAloneOpensNothingAndTellsNothing(Database database) {
        var engine = offering(database);
        var sent = send(engine, "Erika");

        var known = engine.anonymous().get("/api/v1/submissions/" + reference(sent));
        var unknown = engine.anonymous().get("/api/v1/submissions/T-2026-999999");
        var editor = engine.as("editor").get("/api/v1/submissions/" + reference(sent));
        var editorUnknown = engine.as("editor").get("/api/v1/submissions/T-2026-999999");

        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(editor.status()).isEqualTo(404);
        assertThat(editorUnknown.json().path("detail")).isEqualTo(editor.json().path("detail"));
    }

    @ParameterizedTest
    @EnumSource
    void ownerClerkOperatorAndTokenSeeTheStations(Database database) {
        var engine = offering(database);
        var mine = engine.as("editor").postJson(address(), Map.of("name", "E"), "Idempotency-Key", "mine");
        var token = path(mine).substring("/cases/".length());
        var place = "/api/v1/submissions/" + reference(mine);

        for (var answer : new HttpAnswer[] {
            engine.as("editor").get(place),
            engine.as("clerk").get(place),
            engine.as("operator").get(place),
            engine.anonymous().get(place, "Case-Token", token)
        }) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("reference").asString()).isEqualTo(reference(mine));
            assertThat(answer.json().path("stations").path(0).path("station").asString())
                    .isEqualTo("accepted");
            assertThat(answer.json().path("stations").path(0).path("at").asString())
                    .contains("T");
            assertThat(answer.text()).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOpensItsOwnCaseOnly(Database database) {
        var engine = offering(database);
        var mine = send(engine, "Erika");
        var yours = send(engine, "Max");
        var token = path(mine).substring("/cases/".length());

        var foreign = engine.anonymous().get("/api/v1/submissions/" + reference(yours), "Case-Token", token);
        var inTheAddress = engine.anonymous().get("/api/v1/submissions/" + reference(mine) + "?token=" + token);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(inTheAddress.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void whatCitizensWriteIsShownAsText(Database database) {
        var engine = offering(database);
        var sent = send(engine, "<script>alert(1)</script> ${7*7} [[${7*7}]]");

        var page = engine.visitor().get(path(sent));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("<script>alert").doesNotContain(">49<");
    }

    @ParameterizedTest
    @EnumSource
    void operatorsSearchAndOthersAreTurnedAway(Database database) {
        var engine = offering(database);
        var sent = send(engine, "Erika");

        var operator = engine.as("operator").get("/operate?reference=" + reference(sent));
        var unknown = engine.as("operator").get("/operate?reference=nope%3Cb%3E");

        assertThat(operator.status()).isEqualTo(200);
        assertThat(operator.page().select("td").eachText()).contains("accepted");
        assertThat(operator.text()).doesNotContain("Erika").doesNotContain(path(sent));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.text()).contains("nope&lt;b&gt;");
        assertThat(engine.as("clerk").get("/operate").status()).isEqualTo(403);
        assertThat(engine.anonymous().get("/operate").status()).isIn(302, 303, 401);
    }

    private RunningEngine offering(Database database) {
        var engine = RunningEngine.on(database);
        TinyService.named(key).publishedOn(engine, key);
        return engine;
    }

    private HttpAnswer send(RunningEngine engine, String name) {
        var answer = engine.anonymous()
                .postJson(
                        address(),
                        Map.of("name", name),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    private String address() {
        return "/api/v1/services/" + key + "/submissions";
    }

    private static String reference(HttpAnswer sent) {
        return sent.json().path("reference").asString();
    }

    private static String path(HttpAnswer sent) {
        return URI.create(sent.json().path("statusUrl").asString()).getPath();
    }
}
