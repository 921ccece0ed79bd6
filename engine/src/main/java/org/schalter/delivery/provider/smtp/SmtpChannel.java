package org.schalter.delivery.provider.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schalter.delivery.spi.DeliveryChannel;
import org.schalter.delivery.spi.DeliveryResult;
import org.schalter.delivery.spi.Parcel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends e-mail. What the server refuses for good (5xx) is not tried again; everything else is. No line end gets into a
 * header, whatever an answer or a template held.
 */
@Component
class SmtpChannel implements DeliveryChannel<SmtpOptions> {

    private static final String WAIT = "10000";

    private final ObjectProvider<JavaMailSenderImpl> senders;

    SmtpChannel(ObjectProvider<JavaMailSenderImpl> senders) {
        this.senders = senders;
    }

    @Override
    public String id() {
        return "smtp";
    }

    @Override
    public Class<SmtpOptions> options() {
        return SmtpOptions.class;
    }

    @Override
    public DeliveryResult deliver(Parcel parcel, SmtpOptions options) {
        if (headers(parcel).anyMatch(SmtpChannel::hasLineEnd)) {
            return new DeliveryResult.Refused("a line end in the address, the subject or the name of a file");
        }
        JavaMailSenderImpl sender = sender();
        try {
            MimeMessage mail = mail(sender, parcel, options);
            sender.send(mail);
            return new DeliveryResult.Delivered("accepted by " + sender.getHost());
        } catch (AddressException e) {
            return new DeliveryResult.Refused("the address is not one of e-mail");
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new DeliveryResult.Refused(
                    "the message can't be written: " + e.getClass().getSimpleName());
        } catch (MailException e) {
            return failure(e);
        }
    }

    @Override
    public List<String> selfCheck(SmtpOptions options) {
        List<String> problems = new ArrayList<>();
        if (options.from().isBlank()) {
            problems.add("schalter.delivery.options.from is empty; right is the sender's address");
        }
        JavaMailSenderImpl sender = senders.getIfAvailable();
        if (sender == null) {
            problems.add("spring.mail.host is not set; right is the mail server's name");
            return problems;
        }
        try {
            waitNotForEver(sender);
            sender.testConnection();
        } catch (MessagingException e) {
            problems.add("the mail server <" + sender.getHost() + "> does not answer as it should: " + e.getMessage());
        }
        return problems;
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = senders.getIfAvailable();
        if (sender == null) {
            throw new IllegalStateException("spring.mail.host is not set; the channel <smtp> needs a mail server");
        }
        waitNotForEver(sender);
        return sender;
    }

    private static void waitNotForEver(JavaMailSenderImpl sender) {
        Properties properties = sender.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.putIfAbsent("mail.smtp." + limit, WAIT);
            properties.putIfAbsent("mail.smtps." + limit, WAIT);
        }
        // A recipient that is refused must be an error even where another one is taken.
        properties.putIfAbsent("mail.smtp.sendpartial", "false");
    }

    private static MimeMessage mail(JavaMailSenderImpl sender, Parcel parcel, SmtpOptions options)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new IdentifiedMail(sender.getSession(), parcel.id(), domain(options));
        MimeMessageHelper helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        InternetAddress to = new InternetAddress(parcel.to(), true);
        to.validate();
        helper.setTo(to);
        helper.setFrom(new InternetAddress(options.from(), options.name(), StandardCharsets.UTF_8.name()));
        if (!options.replyTo().isBlank()) {
            helper.setReplyTo(options.replyTo());
        }
        helper.setSubject(parcel.subject());
        helper.setText(parcel.text(), parcel.html());
        mail.setHeader("Content-Language", parcel.language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        for (Parcel.Enclosure enclosure : parcel.enclosures()) {
            helper.addAttachment(enclosure.name(), new ByteArrayResource(enclosure.content()), enclosure.mediaType());
        }
        return mail;
    }

    private static String domain(SmtpOptions options) {
        int at = options.from().indexOf('@');
        return at < 0 ? "localhost" : options.from().substring(at + 1);
    }

    private static DeliveryResult failure(MailException failure) {
        Throwable cause = failure;
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            cause = sending.getMessageExceptions()[0];
        }
        for (Throwable it = cause; it != null; it = next(it)) {
            int code = ReturnCode.of(it);
            if (code >= 540 && !(failure instanceof MailAuthenticationException)) {
                return new DeliveryResult.Refused("the mail server refused it with " + code);
            }
            if (code >= 400) { // below 540 it is about us, not about this mail: a wrong password, for example
                return new DeliveryResult.Postponed("the mail server put it off with " + code);
            }
        }
        if (cause instanceof SendFailedException) {
            return new DeliveryResult.Postponed("the mail server did not take it");
        }
        return new DeliveryResult.Postponed(
                "the mail server can't be reached: " + cause.getClass().getSimpleName());
    }

    private static @Nullable Throwable next(Throwable it) {
        return it instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : it.getCause();
    }

    /** What gets into headers. */
    private static Stream<String> headers(Parcel parcel) {
        Stream<String> files = parcel.enclosures().stream().map(Parcel.Enclosure::name);
        return Stream.concat(Stream.of(parcel.to(), parcel.subject()), files);
    }

    private static boolean hasLineEnd(String header) {
        return header.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029);
    }
}
