package org.schalter.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.submission.spi.Section;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StatusSection;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells applicants in plain words what is held up, and that they need do nothing: the same that operators see. */
@Component
class HeldUp implements StatusSection {

    private final Gaps gaps;
    private final MessageSource texts;

    HeldUp(Gaps gaps, MessageSource texts) {
        this.gaps = gaps;
        this.texts = texts;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Section> section(SentCase sent, Locale locale) {
        List<String> lines = gaps.of(sent.id()).stream()
                .map(gap -> words(gap.station(), locale))
                .distinct()
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("operation/status", Map.of("lines", lines)));
    }

    /** A station is a word, or a kind of things and the name of one: {@code document:permit}. */
    private String words(String station, Locale locale) {
        String kind = station.replaceFirst(":.*", "");
        return Optional.ofNullable(texts.getMessage("operation.status." + kind, null, null, locale))
                .orElseGet(() -> String.valueOf(texts.getMessage("operation.status.step", null, null, locale)));
    }
}
