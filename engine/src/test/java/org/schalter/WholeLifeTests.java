package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schalter.Browser.View;
import org.schalter.document.Pdf;

/**
 * One permit and one dog from the first page to the last, in a real browser, on both databases, with and without script;
 * every page on the way is held to the accessibility rules and to the HTML checker. Nobody touches a mouse.
 */
class WholeLifeTests {

    private static final Pattern CODE = Pattern.compile("(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}");
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"H2, DESKTOP, de", "H2, WITHOUT_SCRIPT, en", "POSTGRESQL, PHONE, en", "POSTGRESQL, WITHOUT_SCRIPT, de"})
    void aCitizenAppliesForAParkingPermitPaysAndPrintsIt(Database database, View view, String language) {
        var engine = RunningEngine.on(database);
        try (Page page = opened(engine.url(), view)) {
            speak(page, language);
            look(page, view);
            page.locator("a[href$='/services/parking-permit']").first().press("Enter");
            look(page, view);
            page.locator("form[action*='/start'] button").press("Enter");

            choose(page, "/eligibility/mainResidence", "true");
            choose(page, "/eligibility/zone", "A");
            next(page, view);

            person(page, "/applicant");
            next(page, view);

            address(page, "/address");
            next(page, view);

            fill(page, "/vehicle/plate", "DN-AB 123");
            choose(page, "/vehicle/electric", "false");
            choose(page, "/vehicle/holder", "self");
            next(page, view);

            // Forgets the evidence, is told so, and nothing is lost.
            next(page, view);
            assertThat(page.title()).startsWith(language.equals("de") ? "Fehler: " : "Error: ");
            look(page, view);
            page.setInputFiles(
                    "[name='/evidence/registration']", new FilePayload("schein.pdf", "application/pdf", PDF));
            next(page, view);

            date(
                    page,
                    "/permit/start",
                    LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3));
            choose(page, "/permit/months", "12");
            next(page, view);

            declare(page);
            next(page, view);

            look(page, view);
            assertThat(page.locator("main").innerText()).contains(amount("30,70", language), "DN-AB 123", "schein.pdf");
            page.locator("main form button[type=submit]").last().press("Enter");

            page.waitForURL(Pattern.compile(".*/(cases|demo/pay)/.*"));
            if (page.url().contains("/cases/")) {
                look(page, view);
                String payment = page.url().replaceFirst("\\?.*", "") + "/pay";
                page.navigate(payment);
            }
            page.waitForURL("**/demo/pay/**");
            look(page, view);
            page.locator("button[value=pay]").press("Enter");
            page.waitForURL("**/cases/**");

            String status = waitFor(page, "a[href*='/documents/permit']");
            look(page, view);
            String code = code(page, status);
            page.navigate(engine.url().resolve("/verify/" + code).toString());
            look(page, view);
            assertThat(page.locator("main").innerText())
                    .contains(language.equals("de") ? "Bewohnerparkausweis" : "Resident parking permit");
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, WITHOUT_SCRIPT, de", "H2, DESKTOP, en", "POSTGRESQL, DESKTOP, de", "POSTGRESQL, WITHOUT_SCRIPT, en"
    })
    void aClerkDecidesOnADogAndTheKeeperReadsTheNotice(Database database, View view, String language) {
        var engine = RunningEngine.on(database);
        String status;
        String reference;
        try (Page page = opened(engine.url().resolve("/services/dog-tax-registration"), view)) {
            speak(page, language);
            page.locator("form[action*='/start'] button").press("Enter");
            person(page, "/keeper");
            next(page, view);
            address(page, "/address");
            next(page, view);
            if (page.locator("[name='/dogs/0/name']").count() == 0) {
                page.locator("button[name=_add]").press("Enter");
            }
            look(page, view);
            dog(page, "/dogs/0", "Bello", "276098100123456");
            page.locator("button[name=_add]").press("Enter");
            dog(page, "/dogs/1", "Luna", "276098100123457");
            look(page, view);
            next(page, view);
            if (page.locator("[name='/dogs/0/name']").count() > 0) {
                next(page, view); // without script, what the breed brings comes with the next round trip
            }
            choose(page, "/payment/way", "transfer");
            next(page, view);
            declare(page);
            next(page, view);
            assertThat(page.locator("main").innerText()).contains("Bello", "Luna", amount("240,00", language));
            page.locator("main form button[type=submit]").last().press("Enter");
            page.waitForURL("**/cases/**");
            look(page, view);
            status = page.url();
            reference = found(
                    Pattern.compile("HST-\\d{4}-\\d{6}"), page.locator("main").innerText());
        }
        decide(engine, view, reference);
        try (Page page = opened(URI.create(status), view)) {
            speak(page, language);
            String notice = waitFor(page, "a[href*='/documents/approval']");
            assertThat(text(page, notice)).contains("Bello", "Luna", amount("240,00", language), "Müller-Lüdenscheidt");
            look(page, view);
        }
    }

    private static void decide(RunningEngine engine, View view, String reference) {
        try (Page page = opened(engine.url().resolve("/clerk"), view)) {
            look(page, view);
            page.fill("#name", "clerk");
            page.fill("#password", "clerk");
            page.locator("form:has(#password) button[type=submit]").press("Enter");
            page.waitForURL("**/clerk**");
            look(page, view);
            page.navigate(engine.url().resolve("/clerk/cases/" + reference).toString());
            waitFor(page, "main a[href*='/clerk/tasks/']");
            look(page, view);
            page.locator("main a[href*='/clerk/tasks/']").first().press("Enter");
            look(page, view);
            page.locator("form[action$='/claim'] button").press("Enter");
            choose(page, "/decision", "approved");
            if (page.locator("[name='/tagFrom']").count() == 0) {
                page.locator("button[name=_next]").last().press("Enter");
            }
            fill(page, "/tagFrom", "4711");
            look(page, view);
            page.locator("button[name=_next]").last().press("Enter");
            page.waitForURL("**/clerk**");
            look(page, view);
        }
    }

    /** Chooses the language as the page offers it; the browser itself is a German one. */
    private static Page opened(URI address, View view) {
        var page = Browser.page(address, view);
        Browser.bringChecker(page);
        return page;
    }

    private static void speak(Page page, String language) {
        page.locator("header nav a[lang=" + language + "]").press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    }

    private static String amount(String german, String language) {
        return language.equals("de") ? german : german.replace(',', '.');
    }

    /** Holds the page to WCAG 2.2 AA where scripts run, and to the HTML checker everywhere. */
    private static void look(Page page, View view) {
        if (view != View.WITHOUT_SCRIPT) {
            assertThat(Browser.violations(page)).as("%s", page.url()).isEmpty();
            assertThat(Browser.scrollsSideways(page)).as("%s", page.url()).isFalse();
        } else {
            assertThat(NuChecker.errors(page.content())).as("%s", page.url()).isEmpty();
        }
    }

    private static void next(Page page, View view) {
        look(page, view);
        page.locator("button[name=_next]:not(.kern-sr-only)").press("Enter");
    }

    private static void person(Page page, String at) {
        fill(page, at + "/givenNames", "Łukasz");
        fill(page, at + "/familyName", "Müller-Lüdenscheidt");
        date(page, at + "/birthDate", LocalDate.of(1980, 2, 29));
        fill(page, at + "/email", "lukasz@example.org");
    }

    private static void address(Page page, String at) {
        fill(page, at + "/street", "Kölner Landstraße");
        fill(page, at + "/houseNumber", "12 a");
        fill(page, at + "/postalCode", "52351");
        fill(page, at + "/town", "Musterstadt");
    }

    private static void dog(Page page, String at, String name, String chip) {
        fill(page, at + "/name", name);
        choose(page, at + "/breed", "labrador");
        date(page, at + "/birthDate", LocalDate.of(2024, 5, 4));
        choose(page, at + "/sex", "female");
        fill(page, at + "/chip", chip);
        date(page, at + "/since", LocalDate.of(2026, 2, 1));
    }

    private static void declare(Page page) {
        page.locator("[name='/declaration/truthful'][type=checkbox]").press("Space");
        page.locator("[name='/declaration/privacy'][type=checkbox]").press("Space");
    }

    private static void fill(Page page, String pointer, String value) {
        page.locator("[name='" + pointer + "']").fill(value);
    }

    /** As radios, or as a select where there are many. */
    private static void choose(Page page, String pointer, String value) {
        var select = page.locator("select[name='" + pointer + "']");
        if (select.count() > 0) {
            select.selectOption(value);
        } else {
            page.locator("input[name='" + pointer + "'][value='" + value + "']").press("Space");
        }
    }

    private static void date(Page page, String pointer, LocalDate date) {
        fill(page, pointer + ".day", String.valueOf(date.getDayOfMonth()));
        fill(page, pointer + ".month", String.valueOf(date.getMonthValue()));
        fill(page, pointer + ".year", String.valueOf(date.getYear()));
    }

    /** Looks at the page again and again until the link is there. */
    private static String waitFor(Page page, String link) {
        await().atMost(Duration.ofMinutes(1)).pollDelay(Duration.ZERO).until(() -> {
            page.reload();
            return page.locator(link).count() > 0;
        });
        return String.valueOf(page.locator(link).first().getAttribute("href"));
    }

    private static String code(Page page, String document) {
        return found(CODE, text(page, document));
    }

    /** What stands on the document, which must be one for archives and for screen readers. */
    private static String text(Page page, String document) {
        byte[] pdf = page.request()
                .get(URI.create(page.url()).resolve(document).toString())
                .body();
        Pdf.assertArchivalAndAccessible(pdf);
        return Pdf.text(pdf);
    }

    private static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }
}
