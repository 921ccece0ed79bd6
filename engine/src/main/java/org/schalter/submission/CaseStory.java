package org.schalter.submission;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.Editions;
import org.schalter.submission.spi.Section;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationText;
import org.schalter.submission.spi.StatusSection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells in plain words what has happened to a case: of the ledger's stations only those that have words for applicants. */
@Component
class CaseStory {

    private final Editions editions;
    private final Ledger ledger;
    private final ObjectProvider<StatusSection> sections;
    private final MessageSource texts;
    private final Map<String, String> stationTexts;

    CaseStory(
            Editions editions,
            Ledger ledger,
            ObjectProvider<StatusSection> sections,
            ObjectProvider<StationText> stations,
            MessageSource texts) {
        this.editions = editions;
        this.ledger = ledger;
        this.sections = sections;
        this.texts = texts;
        this.stationTexts =
                stations.stream().collect(Collectors.toUnmodifiableMap(StationText::station, StationText::textKey));
    }

    /**
     * A case as its applicant reads it.
     *
     * @param kind the colour of the status: success, info or warning
     */
    record Story(
            String service,
            String reference,
            OffsetDateTime receivedAt,
            String status,
            String advice,
            String kind,
            List<Step> steps) {}

    /** Something that happened, in words. */
    record Step(String text, OffsetDateTime at) {}

    Story of(Submission submission, Locale locale) {
        ServicePackage content =
                editions.edition(submission.service(), submission.edition()).content();
        List<Ledger.Station> stations = ledger.of(submission.id());
        String status = Ledger.status(stations);
        return new Story(
                content.manifest().title().in(locale.getLanguage()),
                submission.reference(),
                stations.getFirst().at(),
                statusText(content, status, locale),
                text("submission.advice." + status, locale)
                        .orElseGet(() -> text("submission.advice", locale).orElse("")),
                kind(status),
                steps(stations, content, locale));
    }

    List<Section> sections(Submission submission, Locale locale) {
        SentCase sent = Receipts.sent(submission);
        return sections.stream()
                .sorted(Comparator.comparingInt(StatusSection::order))
                .flatMap(it -> it.section(sent, locale).stream())
                .toList();
    }

    private List<Step> steps(List<Ledger.Station> stations, ServicePackage content, Locale locale) {
        return stations.stream()
                .flatMap(it -> words(it.station(), content, locale).map(text -> new Step(text, it.at())).stream())
                .toList();
    }

    private Optional<String> words(String station, ServicePackage content, Locale locale) {
        if (station.startsWith(Ledger.STATUS)) {
            return Optional.of(statusText(content, station.substring(Ledger.STATUS.length()), locale));
        }
        return Optional.ofNullable(stationTexts.get(station)).flatMap(key -> text(key, locale));
    }

    /** The author's words for a status, else ours, else the bare value. */
    private String statusText(ServicePackage content, String status, Locale locale) {
        return content.texts()
                .find(locale.getLanguage(), "status." + status)
                .or(() -> text("submission.status." + status, locale))
                .orElse(status);
    }

    private Optional<String> text(String key, Locale locale) {
        return Optional.ofNullable(texts.getMessage(key, null, null, locale));
    }

    private static String kind(String status) {
        return switch (status) {
            case "received", "completed" -> "success";
            case "rejected", "waiting-for-payment", "waiting-for-applicant" -> "warning";
            default -> "info";
        };
    }
}
