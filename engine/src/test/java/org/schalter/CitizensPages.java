package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.schalter.HttpCaller.Sent;
import org.schalter.document.Pdf;
import org.schalter.event.Routine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody sees who looks for a service, applies, pays and checks a document. */
final class CitizensPages {

    static final String PERMIT = "parking-permit";
    static final String DOG = "dog-tax-registration";

    private static final Pattern CODE = Pattern.compile("(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}");
    private static final Pattern REFERENCE = Pattern.compile("BPA-\\d{4}-\\d{6}");
    private static final String UNKNOWN_CODE = "7K3MQ2D9AXWR4T6BVN8HCFPZ1E";

    private final PageStates states;
    private final HttpCaller visitor;
    private final Set<String> seen = new HashSet<>();

    CitizensPages(PageStates states) {
        this.states = states;
        this.visitor = states.visitor();
    }

    void visit() {
        portal();
        for (var example : List.of("own-car-for-a-year", "company-car")) {
            journey(PERMIT, example);
        }
        for (var example :
                List.of("three-dogs", "dangerous-dog-needs-two-clerks", "direct-debit", "assistance-dog-is-free")) {
            journey(DOG, example);
        }
        wrongAnswers();
        later();
        changed();
        payment();
        checking();
    }

    private void portal() {
        for (var address : List.of(
                "/",
                "/?q=hund",
                "/?q=xyzzy",
                "/imprint",
                "/privacy",
                "/accessibility",
                "/sign-in",
                "/sign-in?problem=wrong",
                "/gallery",
                "/services/" + PERMIT,
                "/services/" + DOG)) {
            states.keep(address, visitor.get(address));
        }
        var key = "closed-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key)
                .and("service.yaml", "open: {from: 2020-01-01, until: 2021-01-01}\n")
                .publishedOn(states.engine(), key);
        states.keep("a closed service", visitor.get("/services/" + key));
    }

    /** Every page as it comes, with nothing filled in, and filled in; what asks for the same is looked at once only. */
    private void journey(String service, String example) {
        var applicant = applicant(service, example);
        var page = applicant.begin(service);
        while (Applicant.asks(page)) {
            var address = page.uri().getPath();
            var name = service + " " + address.replaceFirst(".*/", "") + " of " + example;
            if (seen.add(service + asked(page))) {
                states.keep(name, page);
                var skipped = applicant.skip(page);
                if (skipped.status() == 422) {
                    states.keep(name + ", left empty", 422, skipped);
                }
            }
            var next = applicant.fillIn(page);
            if (next.status() != 200) {
                throw new AssertionError("the answers of <" + example + "> are not taken\n" + next);
            }
            var filledIn = applicant.browser().get(address);
            if (seen.add(service + "filled in" + asked(filledIn))) {
                states.keep(name + ", filled in", filledIn);
            }
            page = next;
        }
        states.keep(service + " review of " + example, page);
    }

    private static String asked(HttpAnswer page) {
        return page.page().select("main form [name^=/]").eachAttr("name").toString();
    }

    /** The parking permits of the examples begin on a day that has passed. */
    private Applicant applicant(String service, String example) {
        var applicant = states.applicant(service, example);
        return service.equals(PERMIT)
                ? applicant.but(
                        "permit",
                        "start",
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3))
                : applicant;
    }

    /** What only whole answers show to be wrong. */
    private void wrongAnswers() {
        var applicant = states.applicant(DOG, "kept-before-birth");
        var page = applicant.begin(DOG);
        while (page.status() != 422) {
            page = applicant.fillIn(page);
        }
        states.keep("a dog kept before its birth", 422, page);
        var early = states.applicant(PERMIT, "own-car-for-a-year");
        page = early.begin(PERMIT);
        while (page.status() != 422) {
            page = early.fillIn(page);
        }
        states.keep("a permit that starts in the past", 422, page);
        var address = page.uri().getPath().replaceFirst("/[^/]*$", "");
        states.keep("led back to what is missing", early.browser().get(address + "/review"));
    }

    private void changed() {
        var key = "changed-" + states.language().getLanguage();
        var service = TinyService.named(key);
        service.publishedOn(states.engine(), key);
        var browser = states.visitor();
        var page = browser.submit(browser.get("/services/" + key), "form[action$=/start]", Map.of());
        service.changing("form/schema.json", "\"required\": [\"name\"]", "\"required\": [\"name\", \"age\"]");
        states.engine().as("editor").post("/api/v1/services", "application/zip", service.zip());
        states.engine()
                .as("publisher")
                .postJson("/api/v1/services/" + key + "/releases", Map.of("comment", "Alter", "drafts", "confirm"));
        var address = page.uri().getPath().replaceFirst("/[^/]*$", "");
        var shown = states.keep("the form has changed", browser.get(address));
        states.keep("the changes are confirmed", browser.submit(shown, "main form", Map.of()));
    }

    private void later() {
        var applicant = applicant(PERMIT, "own-car-for-a-year");
        var page = applicant.begin(PERMIT);
        var browser = applicant.browser();
        var later = states.keep("go on later", browser.get(page.uri().getPath().replaceFirst("/[^/]*$", "/later")));
        var form = "main form[method=post]";
        states.keep("go on later, wrong address", 422, browser.submit(later, form, Map.of("mail", "nobody")));
        states.keep("go on later, mailed", browser.submit(later, form, Map.of("mail", "erika@example.org")));
        var resume = states.keep("resume", visitor.get("/resume"));
        states.keep("resume without a code", 422, visitor.submit(resume, "main form", Map.of("code", "")));
        states.keep("resume with a wrong code", 422, visitor.submit(resume, "main form", Map.of("code", "AAAA-AAAA")));
        var code = later.page().select(".filling-code").text();
        states.keep("resumed", visitor.submit(resume, "main form", Map.of("code", code)));
    }

    private void payment() {
        var refused = applicant(PERMIT, "company-car");
        var browser = refused.browser();
        var review = refused.fillInAll(PERMIT);
        var status = send(refused, review);
        states.keep("already sent", browser.get(review.uri().getPath()));
        states.keep("a payment is due", until(browser, status, "a[href$=/pay]"));
        var pay = states.keep("pay", browser.get(status + "/pay"));
        browser.submit(pay, "main form", Map.of("outcome", "refuse"));
        states.keep("a payment that is over", browser.get(pay.uri().getPath()));
        states.keep("a refused payment", until(browser, status, ".kern-alert--danger, .kern-alert--warning"));
    }

    private void checking() {
        var applicant = applicant(PERMIT, "own-car-for-a-year");
        var browser = applicant.browser();
        var status = send(applicant, applicant.fillInAll(PERMIT));
        until(browser, status, "a[href$=/pay]");
        browser.submit(browser.get(status + "/pay"), "main form", Map.of("outcome", "abandon"));
        states.keep("an abandoned payment", browser.get(status));
        browser.submit(browser.get(status + "/pay"), "main form", Map.of("outcome", "pay"));
        var done = states.keep("completed, with its document", until(browser, status, "a[href*=/documents/]"));
        var file = browser.get(done.page().select("a[href*=/documents/]").attr("href"))
                .body();
        Pdf.assertArchivalAndAccessible(file);

        var check = states.keep("verify", visitor.get("/verify"));
        states.keep("no code at all", visitor.submit(check, "main form", Map.of("code", "hello")));
        states.keep("an unknown code", 404, visitor.get("/verify/" + UNKNOWN_CODE));
        var code = CODE.matcher(Pdf.text(file));
        assertThat(code.find()).isTrue();
        var known = states.keep("a valid code", visitor.submit(check, "main form", Map.of("code", code.group())));
        states.keep("no file to compare", compare(known, List.of()));
        states.keep("the original", compare(known, List.of(new Sent("file", "a.pdf", file))));
        states.keep("a forgery", compare(known, List.of(new Sent("file", "a.pdf", new byte[] {1}))));
        revoke(done);
        states.keep("a revoked document", visitor.get(known.uri().getPath()));
        states.keep("completed, its document revoked", browser.get(status));
        outlive(done);
        states.keep("a document that is no longer kept", visitor.get(known.uri().getPath()));
    }

    /** Long after the end of the case, one night. */
    private void outlive(HttpAnswer status) {
        states.engine()
                .bean(JdbcClient.class)
                .sql("update casework_case set ended_at = ? where case_id = (select id from submission_case where"
                        + " reference = ?)")
                .params(OffsetDateTime.now().minusYears(11), reference(status))
                .update();
        states.engine().bean("retention", Routine.class).run();
    }

    private void revoke(HttpAnswer status) {
        states.engine()
                .as("clerk")
                .postJson(
                        "/api/v1/submissions/" + reference(status) + "/documents/permit/revocation",
                        Map.of("reason", "a mistake"));
    }

    private static String reference(HttpAnswer status) {
        var reference = REFERENCE.matcher(status.text());
        assertThat(reference.find()).isTrue();
        return reference.group();
    }

    private HttpAnswer compare(HttpAnswer known, List<Sent> files) {
        var form = "main form";
        var token = known.page().select(form + " [name=_csrf]").val();
        return visitor.send(known, form, List.of(Map.entry("_csrf", token)), files);
    }

    /** Sends the application; the answer is its status page's address, wherever the engine leads first. */
    static String send(Applicant applicant, HttpAnswer review) {
        var browser = applicant.browser();
        browser.submit(review, "main form", Map.of());
        return browser.get(review.uri().getPath())
                .page()
                .select("main a[href^=/cases/]")
                .attr("href");
    }

    /** The page as soon as that is on it. */
    static HttpAnswer until(HttpCaller browser, String address, String selector) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> browser.get(address), page -> page.page().selectFirst(selector) != null);
    }
}
