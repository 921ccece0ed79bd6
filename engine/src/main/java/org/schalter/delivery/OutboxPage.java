package org.schalter.delivery;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.schalter.site.Access;
import org.schalter.site.NavigationEntry;
import org.schalter.site.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** In a demo nobody gets mail, so everybody may read what would have been sent. */
@Controller
@Access
@ConditionalOnProperty(name = "schalter.demo", havingValue = "true")
class OutboxPage {

    private static final int MOST = 50;

    private final Messages messages;
    private final Clock clock;

    OutboxPage(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** One message on the page. */
    record Entry(
            String to,
            String subject,
            String language,
            List<String> lines,
            List<String> enclosures,
            OffsetDateTime at,
            String state) {}

    @GetMapping("/demo/outbox")
    String show(Model model) {
        model.addAttribute(
                "messages", messages.latest(MOST).stream().map(this::entry).toList());
        return "delivery/outbox";
    }

    private Entry entry(Message message) {
        return new Entry(
                message.to(),
                message.subject(),
                message.language(),
                message.text().lines().toList(),
                message.enclosures(),
                message.writtenAt().atZone(clock.getZone()).toOffsetDateTime(),
                messages.state(message).name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "schalter.demo", havingValue = "true")
    static class Navigation {

        @Bean
        NavigationEntry outboxEntry() {
            return new NavigationEntry("delivery.outbox.navigation", "/demo/outbox", Role.OPERATOR, 950);
        }
    }
}
