package org.schalter.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schalter.document.DocumentSettings.Letter;
import org.schalter.site.Site;
import org.schalter.template.Template;
import org.schalter.template.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The town's paper: what stands around the text of every document. With an address it is a letter by DIN 5008 form B,
 * without one a sheet such as a permit.
 */
@Component
class LetterFrame {

    private static final String FOLDS = """
        <div class="letter-mark" style="top:105mm"></div><div class="letter-mark" style="top:210mm"></div>\
        <div class="letter-mark letter-punch" style="top:148.5mm"></div>\
        """;

    private final DocumentSettings settings;
    private final Site site;
    private final MessageSource texts;
    private final String style;

    LetterFrame(DocumentSettings settings, Site site, MessageSource texts) {
        this.settings = settings;
        this.site = site;
        this.texts = texts;
        this.style =
                style("/letter/letter.css").replace("#1d4f91", settings.letter().colour());
    }

    /**
     * What the frame says of a document.
     *
     * @param unit the key of the unit that is responsible
     */
    record Facts(String reference, String unit, LocalDate date, String language) {}

    String name() {
        return settings.letter().name().isBlank()
                ? site.town()
                : settings.letter().name();
    }

    String page(Template.Filled filled, String check, Facts facts) {
        Locale locale = new Wording(facts.language(), java.time.ZoneOffset.UTC).locale();
        boolean letter = !filled.address().isEmpty();
        return """
            <!DOCTYPE html>
            <html lang="%s"><head><title>%s</title><meta name="author" content="%s"/><meta name="subject" content="%s"/>
            <meta name="description" content="%s"/><meta name="keywords" content="%s"/><style>%s</style></head><body>
            """.formatted(
                                escape(language(facts.language())),
                                escape(filled.title()),
                                escape(name()),
                                escape(facts.reference()),
                                escape(filled.title()),
                                escape(facts.reference()),
                                style)
                + running(facts, locale)
                + (letter ? letterHead(filled, facts, locale) : sheetHead(facts, locale))
                + filled.body()
                + check
                + "</body></html>";
    }

    /** Says on every page that nobody was given this. */
    String sampleMark(Facts facts) {
        Locale locale = new Wording(facts.language(), java.time.ZoneOffset.UTC).locale();
        return "<div class=\"letter-sample\"><p>" + escape(text("document.letter.sample", locale)) + "</p></div>";
    }

    /** A language that PDF readers know: easy German is German to them. */
    private static String language(String tag) {
        return tag.matches("[a-z]{2,3}(-[A-Z]{2})?") ? tag : tag.replaceAll("-.*", "");
    }

    private String running(Facts facts, Locale locale) {
        Letter letter = settings.letter();
        return """
            <div id="running-head" class="letter-running"><p>%s</p></div>
            <div id="running-foot" class="letter-running"><p>%s</p><p>%s</p><p>%s</p></div>
            <div id="page-number" class="letter-running"><p>%s</p></div>
            """.formatted(
                        line(name(), facts.reference(), wording(facts).date(facts.date())),
                        line(name(), letter.street(), letter.city()),
                        line(letter.phone(), letter.email(), letter.web()),
                        line(letter.bank(), labelled("IBAN", letter.iban()), labelled("BIC", letter.bic())),
                        escape(text("document.letter.page", locale))
                                .replace("{0}", "<span class=\"page-now\"></span>")
                                .replace("{1}", "<span class=\"page-all\"></span>"));
    }

    private String letterHead(Template.Filled filled, Facts facts, Locale locale) {
        Letter letter = settings.letter();
        return "<div class=\"letter-head\">" + town("letter-town")
                + "<div class=\"letter-window\"><div class=\"letter-sender\"><p>"
                + line(name(), letter.street(), letter.city()) + "</p></div><div class=\"letter-address"
                + (isLong(filled.address()) ? " letter-long" : "") + "\"><address>" + filled.address()
                + "</address></div></div><div class=\"letter-facts\">"
                + fact("document.letter.reference", facts.reference(), locale)
                + fact("document.letter.unit", unit(facts), locale)
                + fact("document.letter.phone", letter.phone(), locale)
                + fact("document.letter.email", letter.email(), locale)
                + fact("document.letter.date", wording(facts).date(facts.date()), locale)
                + "</div></div>" + FOLDS;
    }

    private String sheetHead(Facts facts, Locale locale) {
        return "<div class=\"sheet-head\">" + town("sheet-town") + "<p class=\"sheet-facts\">"
                + line(
                        unit(facts),
                        text("document.letter.reference", locale) + " " + facts.reference(),
                        text("document.letter.date", locale) + " "
                                + wording(facts).date(facts.date()))
                + "</p></div>";
    }

    private String town(String box) {
        return "<div class=\"" + box + "\"><p class=\"letter-name\">" + escape(name()) + "</p>"
                + (settings.letter().office().isBlank()
                        ? ""
                        : "<p class=\"letter-office\">"
                                + escape(settings.letter().office()) + "</p>")
                + "</div>";
    }

    private String fact(String key, String value, Locale locale) {
        return value.isBlank()
                ? ""
                : "<p><span class=\"letter-label\">" + escape(text(key, locale)) + "</span><br/>" + escape(value)
                        + "</p>";
    }

    private String unit(Facts facts) {
        String unit = facts.unit();
        return settings.units()
                .getOrDefault(
                        unit, unit.isEmpty() ? "" : unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1));
    }

    /** More than fits into the window in ordinary letters. */
    private static boolean isLong(String address) {
        List<String> lines = Stream.of(address.split("<br/>|</p>|</div>|</span>|\\n"))
                .map(line -> line.replaceAll("<[^>]*>", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        int needed = lines.stream().mapToInt(line -> 1 + line.length() / 42).sum();
        return needed > 5;
    }

    private static Wording wording(Facts facts) {
        return new Wording(facts.language(), java.time.ZoneOffset.UTC);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private static String labelled(String label, String value) {
        return value.isBlank() ? "" : label + " " + value;
    }

    private static String line(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isBlank())
                .map(LetterFrame::escape)
                .collect(Collectors.joining(" · "));
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }

    private static String style(String resource) {
        try (InputStream stream = LetterFrame.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("<" + resource + "> is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
