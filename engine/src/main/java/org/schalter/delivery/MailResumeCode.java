package org.schalter.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Hearer;
import org.schalter.filling.Drafts;
import org.schalter.publishing.Editions;
import org.springframework.stereotype.Component;

/** Sends the code with which somebody goes on filling in later. */
@Component
class MailResumeCode implements Hearer<Drafts.ResumeRequested> {

    private final Drafts drafts;
    private final Editions editions;
    private final Stationery stationery;
    private final Messages messages;
    private final Clock clock;

    MailResumeCode(Drafts drafts, Editions editions, Stationery stationery, Messages messages, Clock clock) {
        this.drafts = drafts;
        this.editions = editions;
        this.stationery = stationery;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "delivery.mail-resume-code";
    }

    @Override
    public Class<Drafts.ResumeRequested> hears() {
        return Drafts.ResumeRequested.class;
    }

    @Override
    public void hear(Drafts.ResumeRequested event) {
        drafts.reminder(event).filter(it -> Addressee.isAddress(it.mail())).ifPresent(reminder -> {
            Stationery.Written written = stationery.resume(reminder.language(), about(reminder));
            messages.write(new Message(
                    UUID.randomUUID(),
                    // Within a minute it is the same request; asked again later, it is sent again.
                    "draft:" + event.handle() + ":" + clock.instant().getEpochSecond() / 60,
                    null,
                    "resume",
                    reminder.mail(),
                    written.subject(),
                    written.html(),
                    written.text(),
                    reminder.language(),
                    List.of(),
                    clock.instant()));
        });
    }

    private Map<String, @Nullable Object> about(Drafts.Reminder reminder) {
        Map<String, @Nullable Object> draft = new HashMap<>();
        draft.put("code", reminder.code());
        draft.put("expires", reminder.expiresAt().atZone(clock.getZone()).toLocalDate());
        draft.put("resumeUrl", stationery.url("/resume"));
        draft.put("town", stationery.town());
        draft.put(
                "service",
                editions.edition(reminder.service(), reminder.edition())
                        .content()
                        .manifest()
                        .title()
                        .in(reminder.language()));
        return Map.of("draft", draft);
    }
}
