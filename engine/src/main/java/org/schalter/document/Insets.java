package org.schalter.document;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.document.DocumentSettings.Letter;
import org.schalter.expression.Scope;
import org.schalter.site.Site;
import org.schalter.template.TemplateContext.Inset;
import org.schalter.template.Wording;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pictures that a letter may carry, each with its words beside it for whoever can't point a camera at it. */
@Component
class Insets {

    static final String CODE = "code";
    static final String GIRO = "giro";

    private final DocumentSettings settings;
    private final LetterFrame frame;
    private final Site site;
    private final MessageSource texts;

    Insets(DocumentSettings settings, LetterFrame frame, Site site, MessageSource texts) {
        this.settings = settings;
        this.frame = frame;
        this.site = site;
        this.texts = texts;
    }

    /** What can be shown in this case: no GiroCode where nothing is to be paid or the town has named no account. */
    Map<String, Inset> of(CheckCode code, String reference, Scope scope, Wording wording) {
        Map<String, Inset> insets = new HashMap<>();
        insets.put(CODE, code(code, wording.locale()));
        BigDecimal due = due(scope);
        if (due != null && !settings.letter().iban().isBlank()) {
            insets.put(GIRO, giro(due, reference, wording));
        }
        return insets;
    }

    /** The block at the end of a document whose template does not place the code itself. */
    String check(CheckCode code, Wording wording) {
        return "<div class=\"check\">" + code(code, wording.locale()).xhtml() + "</div>";
    }

    private Inset code(CheckCode code, Locale locale) {
        String page = site.url() + "/verify";
        String text = text("document.code.text", locale, page);
        String title = text("document.code.title", locale);
        return inset(
                QrPicture.of(page + "/" + code.value()),
                text("document.code.alt", locale),
                "<strong>" + LetterFrame.escape(title) + "</strong>",
                LetterFrame.escape(text),
                "<span class=\"inset-number\">" + code.printed() + "</span>",
                title + "\n" + text + "\n" + code.printed());
    }

    private Inset giro(BigDecimal due, String reference, Wording wording) {
        Letter letter = settings.letter();
        Locale locale = wording.locale();
        GiroCode giro = new GiroCode(frame.name(), letter.iban(), letter.bic(), due, reference);
        String payee = text("document.giro.payee", locale, frame.name());
        String iban = text("document.giro.iban", locale, letter.iban());
        String amount = text("document.giro.amount", locale, wording.money(due));
        String purpose = text("document.giro.purpose", locale, reference);
        return inset(
                QrPicture.of(giro.content()),
                text("document.giro.alt", locale),
                "<strong>" + LetterFrame.escape(text("document.giro.title", locale)) + "</strong>",
                LetterFrame.escape(payee) + "<br/>" + LetterFrame.escape(iban),
                LetterFrame.escape(amount) + "<br/>" + LetterFrame.escape(purpose),
                String.join("\n", payee, iban, amount, purpose));
    }

    private static Inset inset(String picture, String alt, String first, String second, String third, String words) {
        return new Inset(
                "<div class=\"inset\"><div class=\"inset-picture\"><img class=\"inset-code\" alt=\""
                        + LetterFrame.escape(alt) + "\" src=\"" + picture + "\"/></div><div class=\"inset-text\"><p>"
                        + first + "</p><p>" + second + "</p><p>" + third + "</p></div></div>",
                words);
    }

    private static @Nullable BigDecimal due(Scope scope) {
        Object total = scope.variables().get("fee") instanceof Map<?, ?> fee ? fee.get("total") : null;
        return total instanceof BigDecimal amount && amount.signum() > 0 ? amount : null;
    }

    private String text(String key, Locale locale, String... values) {
        return texts.getMessage(key, values.length == 0 ? null : values, locale);
    }
}
