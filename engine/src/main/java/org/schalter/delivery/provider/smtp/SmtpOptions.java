package org.schalter.delivery.provider.smtp;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender's address
 * @param name the sender's name
 * @param replyTo where answers go; the sender's address if empty
 */
record SmtpOptions(
        @DefaultValue("") String from,
        @DefaultValue("") String name,
        @DefaultValue("") String replyTo) {}
