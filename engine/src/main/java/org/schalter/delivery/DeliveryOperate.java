package org.schalter.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What operators see of messages: how many wait, which failed and why; no address and no text. */
@Controller
@Access(Role.OPERATOR)
class DeliveryOperate implements OperateSection {

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
        List<Failed> failed = messages.failed(50).stream().map(this::failed).toList();
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

    private Failed failed(Message message) {
        List<Message.Attempt> attempts = messages.attempts(message);
        return new Failed(
                message.id(),
                message.name(),
                attempts.size(),
                attempts.isEmpty() ? "" : attempts.getLast().detail());
    }
}
