package org.schalter.delivery.provider.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;

/** A mail whose id is the message's own, so that a mail sent twice by a crash in between is seen to be one. */
final class IdentifiedMail extends MimeMessage {

    private final UUID id;
    private final String domain;

    IdentifiedMail(Session session, UUID id, String domain) {
        super(session);
        this.id = id;
        this.domain = domain;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + "@" + domain + ">");
    }
}
