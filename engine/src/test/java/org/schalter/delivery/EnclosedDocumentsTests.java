package org.schalter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.delivery.spi.DeliveryResult;
import org.schalter.delivery.spi.Parcel;
import org.schalter.process.Bpmn;

/** A notice goes by e-mail with the letter in it, and arrives as it was written, whatever people call themselves. */
class EnclosedDocumentsTests {

    private static final String KEY = "enclosed";
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "mail"],
         "properties": {
           "name": {"type": "string", "title": "Name", "minLength": 1, "maxLength": 300},
           "mail": {"type": "string", "format": "email", "title": "E-Mail"}}}
        """;
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="notice"/>
        <serviceTask id="notice" s:action="issue-document"><extensionElements><s:input name="document" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f2" sourceRef="notice" targetRef="tell"/>
        <serviceTask id="tell" s:action="send-message"><extensionElements><s:input name="message" value="notice"/><s:input name="attach" value="= [&quot;notice&quot;]"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="tell" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final RunningEngine ENGINE = PostOffice.ENGINE;

    private static GreenMail server;

    private final String address = "a" + UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .and("service.yaml", "documents: {notice: {title: {de: Bescheid, en: Notice}}}\n")
                .with("form/schema.json", FORM)
                .with("process.bpmn", PROCESS)
                .with(
                        "documents/notice.html",
                        "<html><head><title>{{ text t.subject }}</title></head><body><p>{{ answers.name"
                                + " }}</p></body></html>")
                .with(
                        "messages/notice.html",
                        "<html><head><title>{{ text t.subject }} – {{ answers.name }}</title></head><body><p>{{ text"
                                + " t.dear }} {{ answers.name }}</p></body></html>")
                .with("texts/de.properties", "t.subject = Gebührenbescheid\nt.dear = Grüße an\n")
                .with("texts/en.properties", "t.subject = Notice of charges\nt.dear = Greetings to\n")
                .publishedOn(ENGINE, KEY);
        server = PostOffice.open();
    }

    @AfterAll
    static void close() {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"de, Gebührenbescheid, Grüße an", "en, Notice of charges, Greetings to"})
    void theLetterArrivesByteForByte(String language, String subject, String dear) throws Exception {
        String reference = submit("Jürgen Łódź-Nguyễn", language);

        MimeMessage mail = notice(subject);

        assertThat(mail.getSubject()).isEqualTo(subject + " – Jürgen Łódź-Nguyễn");
        assertThat(mail.getHeader("Content-Language")).containsExactly(language);
        List<BodyPart> parts = parts(mail);
        assertThat(parts).hasSize(3);
        assertThat(parts.subList(0, 2))
                .allSatisfy(part -> assertThat(part.getContent().toString()).contains(dear + " Jürgen Łódź-Nguyễn"));
        assertThat(parts.getLast()).satisfies(part -> {
            assertThat(part.getDisposition()).isEqualTo(Part.ATTACHMENT);
            assertThat(part.isMimeType("application/pdf")).isTrue();
            assertThat(part.getFileName()).isEqualTo(reference + "-notice.pdf");
            assertThat(part.getInputStream().readAllBytes())
                    .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                    .isEqualTo(document(reference));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Erika\r\nBcc: stranger@example.org",
                "Erika\nBcc: stranger@example.org\n\nHello",
                "Erika\rTo: stranger@example.org",
                "Erika\u2028Bcc: stranger@example.org",
                "Erika\u2029Bcc: stranger@example.org",
                "=?utf-8?q?Erika=0D=0ABcc:_stranger@example.org?="
            })
    void noAnswerGetsIntoAHeaderOfItsOwn(String name) throws Exception {
        submit(name, "de");

        MimeMessage mail = notice("Gebührenbescheid");

        assertThat(mail.getSubject().lines()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(address);
        assertThat(server.getReceivedMessages())
                .noneSatisfy(any -> assertThat(any.getAllRecipients())
                        .extracting(Object::toString)
                        .contains("stranger@example.org"));
        assertThat(parts(mail)).hasSize(3);
    }

    @Test
    void aFilesNameKeepsItsLettersAndBringsNoHeader() throws Exception {
        byte[] content = {'%', 'P', 'D', 'F', 0, 13, 10, '.', 10, (byte) 0xff};
        String name = "Gebührenbescheid für Łódź – Straße 12 und noch viel mehr, das in keine Zeile passt.pdf";

        assertThat(deliver("a.pdf\"\r\nX-Own: yes\r\n\r\nHallo", content)).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(deliver(name, content)).isInstanceOf(DeliveryResult.Delivered.class);

        BodyPart enclosed = parts(notice("Mit Anlage")).getLast();
        assertThat(enclosed.getFileName()).isEqualTo(name);
        assertThat(enclosed.getInputStream().readAllBytes()).isEqualTo(content);
        assertThat(server.getReceivedMessages())
                .filteredOn(mail -> isTo(mail, address))
                .hasSize(1);
    }

    private DeliveryResult deliver(String fileName, byte[] content) {
        return ENGINE.bean(Channels.class)
                .deliver(new Parcel(
                        UUID.randomUUID(),
                        address,
                        "Mit Anlage",
                        "Hallo",
                        "<p>Hallo</p>",
                        "de",
                        List.of(new Parcel.Enclosure(fileName, "application/pdf", content))));
    }

    private String submit(String name, String language) {
        HttpAnswer sent = ENGINE.anonymous()
                .postJson(
                        "/api/v1/services/" + KEY + "/submissions",
                        Map.of("name", name, "mail", address),
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        "Accept-Language",
                        language);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return sent.json().path("reference").asString();
    }

    private static byte[] document(String reference) {
        HttpAnswer file = ENGINE.as("clerk").get("/api/v1/submissions/" + reference + "/documents/notice");
        assertThat(file.status()).isEqualTo(200);
        return file.body();
    }

    /** The mail to this test's own address whose subject begins so; the confirmation of receipt comes as well. */
    private MimeMessage notice(String subject) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Arrays.stream(server.getReceivedMessages())
                                .filter(mail ->
                                        isTo(mail, address) && subject(mail).startsWith(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.toString(mail.getRecipients(RecipientType.TO)).contains(address);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<BodyPart> parts(Part whole) throws MessagingException, IOException {
        List<BodyPart> parts = new ArrayList<>();
        if (whole.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                parts.addAll(parts(many.getBodyPart(i)));
            }
        } else if (whole instanceof BodyPart part) {
            parts.add(part);
        }
        return parts;
    }
}
