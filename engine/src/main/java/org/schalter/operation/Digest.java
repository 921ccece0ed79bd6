package org.schalter.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.schalter.delivery.Message;
import org.schalter.delivery.Messages;
import org.schalter.event.Routine;
import org.schalter.site.Concerns.Concern;
import org.schalter.site.Languages;
import org.schalter.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes to operators once a day what is broken without anybody having said so, in every language of the pages, one after
 * the other. Where all is well nothing is written. One message a day and address, whichever nodes try.
 */
@Component
class Digest implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);

    private final Worries worries;
    private final Messages messages;
    private final OperationSettings settings;
    private final Site site;
    private final MessageSource texts;
    private final Clock clock;

    Digest(
            Worries worries,
            Messages messages,
            OperationSettings settings,
            Site site,
            MessageSource texts,
            Clock clock) {
        this.worries = worries;
        this.messages = messages;
        this.settings = settings;
        this.site = site;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "operation.digest";
    }

    @Override
    public String cron() {
        var at = settings.digestAt();
        return "0 %d %d * * *".formatted(at.getMinute(), at.getHour());
    }

    @Override
    public void run() {
        List<Concern> concerns = settings.digest().isEmpty() ? List.of() : worries.now();
        if (concerns.isEmpty()) {
            return;
        }
        concerns.forEach(it -> LOG.warn("concern {} {} {}", it.text(), it.arguments(), it.detail()));
        settings.digest().forEach(to -> write(to, concerns));
    }

    private void write(String to, List<Concern> concerns) {
        Instant now = clock.instant();
        messages.write(new Message(
                UUID.randomUUID(),
                "digest:" + LocalDate.ofInstant(now, clock.getZone()) + ":" + to,
                null,
                "digest",
                to,
                text("operation.digest.subject", Languages.ui().getFirst(), site.town(), concerns.size()),
                html(concerns),
                plain(concerns),
                Languages.ui().getFirst().getLanguage(),
                List.of(),
                now));
    }

    private String plain(List<Concern> concerns) {
        return Languages.ui().stream()
                .map(language -> text("operation.digest.text", language, site.town(), concerns.size()) + "\n\n"
                        + worries.in(concerns, language).stream()
                                .map(it -> "- " + it.text() + (it.detail().isEmpty() ? "" : " " + it.detail()) + "\n  "
                                        + site.url() + it.link())
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n\n"));
    }

    private String html(List<Concern> concerns) {
        String parts = Languages.ui().stream()
                .map(language -> "<section lang=\"" + language.getLanguage() + "\"><p>"
                        + escaped(text("operation.digest.text", language, site.town(), concerns.size())) + "</p><ul>"
                        + worries.in(concerns, language).stream()
                                .map(this::item)
                                .collect(Collectors.joining())
                        + "</ul></section>")
                .collect(Collectors.joining("<hr>"));
        String first = Languages.ui().getFirst().getLanguage();
        String title =
                escaped(text("operation.digest.subject", Languages.ui().getFirst(), site.town(), concerns.size()));
        return "<!DOCTYPE html>\n<html lang=\"" + first + "\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head><body>" + parts + "</body></html>";
    }

    private String item(Worries.Line it) {
        return "<li><a href=\"" + escaped(site.url() + it.link()) + "\">" + escaped(it.text()) + "</a> "
                + escaped(it.detail()) + "</li>";
    }

    private String text(String key, Locale language, Object... arguments) {
        return String.valueOf(texts.getMessage(key, arguments, key, language));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
