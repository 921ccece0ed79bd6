package org.schalter.casework;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.workflow.EditionProcess;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What has happened to a case, in words for clerks. */
@Component
class Chronicle {

    private final Ledger ledger;
    private final MessageSource texts;

    Chronicle(Ledger ledger, MessageSource texts) {
        this.ledger = ledger;
        this.texts = texts;
    }

    /** All that has happened, the receipt first, and how the case stands now. */
    record History(List<Entry> entries, String status) {
        OffsetDateTime receivedAt() {
            return entries.getFirst().at();
        }
    }

    /** Something that has happened. */
    record Entry(OffsetDateTime at, String text) {}

    History of(CaseId id, EditionProcess process, Locale locale) {
        var entries = ledger.of(id).stream()
                .map(it -> new Entry(it.at(), words(it.station(), process, locale)))
                .toList();
        return new History(entries, status(ledger.status(id), process, locale));
    }

    /** A station is a word, or a kind of things and the name of one: {@code task:review}. */
    private String words(String station, EditionProcess process, Locale locale) {
        int colon = station.indexOf(':');
        var kind = colon < 0 ? station : station.substring(0, colon);
        var name = station.substring(colon + 1);
        var about = switch (kind) {
            case "task" -> author("process." + name, process.name(name), process, locale);
            case "status" -> status(name, process, locale);
            default -> text("casework.about." + name, null, name, locale);
        };
        return text("casework.station." + kind, about, station, locale);
    }

    /** Our words among clerks, else what the author tells applicants, else the bare value. */
    private String status(String status, EditionProcess process, Locale locale) {
        return text("casework.status." + status, null, author("status." + status, status, process, locale), locale);
    }

    private static String author(String key, String otherwise, EditionProcess process, Locale locale) {
        return process.content().texts().find(locale.getLanguage(), key, otherwise);
    }

    private String text(String key, @Nullable String about, String otherwise, Locale locale) {
        return String.valueOf(texts.getMessage(key, about == null ? null : new Object[] {about}, otherwise, locale));
    }
}
