package org.schalter.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operators see of messages: how many wait, which failed and why; no address and no text. */
@Controller
@Access(Role.OPERATOR)
class DeliveryOperate implements OperateSection, Concerns {

    private static final int MOST = 50;

    private final Messages messages;
    private final Channels channels;
    private final Postman postman;

    DeliveryOperate(Messages messages, Channels channels, Postman postman) {
        this.messages = messages;
        this.channels = channels;
        this.postman = postman;
    }

    /** A message that did not arrive. */
    record Failed(UUID id, String name, int attempts, String why) {}

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        List<Failed> failed = messages.failed(MOST).stream().map(this::failed).toList();
        return Optional.of(new Section(
                "delivery/operate",
                Map.of(
                        "channel", channels.id(),
                        "problems", channels.selfCheck(),
                        "waiting", messages.waiting(),
                        "failed", failed)));
    }

    @PostMapping("/operate/messages")
    String retry(@RequestParam UUID message) {
        messages.retry(message);
        postman.wake();
        return "redirect:/operate#messages";
    }

    @Override
    public List<Concern> now() {
        List<Concern> concerns = new ArrayList<>();
        channels.selfCheck()
                .forEach(it -> concerns.add(
                        new Concern("delivery.concern.channel", List.of(channels.id()), it, "/operate#messages")));
        int failed = messages.failed(MOST).size();
        if (failed > 0) {
            concerns.add(new Concern("delivery.concern.failed", List.of(failed), "", "/operate#messages"));
        }
        return concerns;
    }

    private Failed failed(Message message) {
        List<Message.Attempt> attempts = messages.attempts(message);
        return new Failed(
                message.id(),
                message.name(),
                attempts.size(),
                attempts.isEmpty() ? "" : attempts.getLast().detail());
    }
}
