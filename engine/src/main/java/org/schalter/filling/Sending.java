package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.schalter.filling.spi.SendRequest;
import org.schalter.filling.spi.SendResult;
import org.schalter.filling.spi.Sender;
import org.schalter.identity.Visitor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Hands a draft over. The draft's id is the idempotency key, so a crash between the handing over and our note of it, or a
 * second click, sends nothing twice: the receiver answers as before.
 */
@Component
class Sending {

    private final ObjectProvider<Sender> sender;
    private final Drafts drafts;
    private final Uploads uploads;

    Sending(ObjectProvider<Sender> sender, Drafts drafts, Uploads uploads) {
        this.sender = sender;
        this.drafts = drafts;
        this.uploads = uploads;
    }

    SendResult send(Filling filling, Visitor visitor) {
        Draft draft = filling.draft();
        SendResult result = sender.getObject()
                .send(new SendRequest(
                        draft.id(),
                        draft.service().value(),
                        draft.edition(),
                        draft.hash(),
                        filling.now().answers(),
                        draft.locked(),
                        draft.language(),
                        draft.subject(),
                        draft.subject() == null ? java.util.Map.of() : visitor.attributes()));
        if (result instanceof SendResult.Sent sent) {
            uploads.keep(named(filling));
            drafts.sent(draft, sent.statusUrl());
        }
        return result;
    }

    private static List<UUID> named(Filling filling) {
        List<UUID> named = new ArrayList<>();
        collect(filling.now().answers(), filling, named);
        return named;
    }

    private static void collect(JsonNode node, Filling filling, List<UUID> named) {
        if (node.isString()) {
            filling.files().keySet().stream()
                    .filter(id -> id.toString().equals(node.stringValue()))
                    .forEach(named::add);
        }
        node.forEach(child -> collect(child, filling, named));
    }
}
