package org.schalter.filling;

import org.schalter.filling.spi.SendRequest;
import org.schalter.filling.spi.SendResult;
import org.schalter.filling.spi.Sender;
import org.schalter.identity.Visitor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands a draft over. The draft's id is the idempotency key, so a crash between the handing over and our note of it, or a
 * second click, sends nothing twice: the receiver answers as before.
 */
@Component
class Sending {

    private final ObjectProvider<Sender> sender;
    private final Drafts drafts;

    Sending(ObjectProvider<Sender> sender, Drafts drafts) {
        this.sender = sender;
        this.drafts = drafts;
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
            drafts.sent(draft, sent.statusUrl());
        }
        return result;
    }
}
