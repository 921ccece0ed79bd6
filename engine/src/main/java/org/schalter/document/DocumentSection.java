package org.schalter.document;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.Section;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StatusSection;
import org.schalter.template.Wording;
import org.springframework.stereotype.Component;

/** The documents on the applicant's status page. */
@Component
class DocumentSection implements StatusSection {

    private final Documents documents;
    private final Clock clock;

    DocumentSection(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** One line of it. */
    record Entry(String title, String href, String date, long kilobytes, boolean stands) {}

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Section> section(SentCase sent, Locale locale) {
        Wording wording = new Wording(locale.toLanguageTag(), clock.getZone());
        List<Entry> entries = documents.of(new CaseId(sent.id())).stream()
                .map(document -> entry(sent, document, wording))
                .toList();
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("document/status", Map.of("documents", entries)));
    }

    private static Entry entry(SentCase sent, Document document, Wording wording) {
        return new Entry(
                document.title(),
                "/cases/" + sent.token() + "/documents/" + document.name(),
                wording.date(document.issuedAt()),
                Math.max(1, document.size() / 1024),
                document.stands());
    }
}
