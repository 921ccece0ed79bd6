package org.schalter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;

/** The whole way of a message, to a real mail server in this JVM. */
class MessagesTests {

    private static final RunningEngine ENGINE = PostOffice.ENGINE;

    private GreenMail server;

    @AfterEach
    void close() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void deliversAMessageOnceThoughItIsWrittenTwiceAndManyRoundsAreMade() throws Exception {
        open();
        Message message = message("Ihr Bescheid für Łódź & Müller", "erika@example.org");

        assertThat(messages().write(message)).isTrue();
        assertThat(messages().write(again(message))).isFalse();
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(
                                _ -> CompletableFuture.runAsync(() -> postman().walk()))
                        .toArray(CompletableFuture[]::new))
                .join();
        until(message, Message.State.DELIVERED);

        assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Ihr Bescheid für Łódź & Müller");
            assertThat(mail.getFrom()[0].toString()).contains("rathaus@musterstadt.example");
            assertThat(mail.getMessageID()).isEqualTo("<" + message.id() + "@musterstadt.example>");
            assertThat(GreenMailUtil.getWholeMessage(mail)).contains("text/plain", "text/html");
        });
    }

    @Test
    void keepsTryingWhileTheServerIsDown() {
        Message message = message("Später", "max@example.org");
        messages().write(message);
        untilPostponed(message);

        open();
        until(message, Message.State.DELIVERED);

        assertThat(server.getReceivedMessages()).hasSize(1);
        List<Message.Attempt> attempts = messages().attempts(message);
        assertThat(attempts).extracting(Message.Attempt::outcome).endsWith("postponed", "delivered");
        assertThat(attempts.getFirst().detail()).doesNotContain("max@example.org");
    }

    @Test
    void givesUpWhatIsRefusedForGoodAndTellsOperators() throws Exception {
        try (GrumpyServer grumpy = new GrumpyServer(PostOffice.PORT, "550 5.1.1 no such user")) {
            Message message = message("Nie", "nobody@example.org");
            messages().write(message);
            until(message, Message.State.REFUSED);

            assertThat(messages().attempts(message))
                    .last()
                    .satisfies(it -> assertThat(it.detail()).contains("550"));
            assertThat(messages().failed(10)).extracting(Message::id).contains(message.id());
            assertThat(ENGINE.as("operator").get("/operate").text())
                    .contains("550")
                    .doesNotContain("nobody@example.org");
        }
    }

    @Test
    void putsOffWhatIsRefusedForNow() throws Exception {
        Message message = message("Bald", "busy@example.org");
        try (GrumpyServer grumpy = new GrumpyServer(PostOffice.PORT, "450 4.2.0 greylisted")) {
            messages().write(message);
            untilPostponed(message);
        }
        open();
        until(message, Message.State.DELIVERED);
    }

    @Test
    void refusesALineEndInAnAddressAndMakesASubjectOneLine() {
        open();
        Message message = message("Hallo\r\nBcc: all@example.org", "a@example.org\r\nBcc: b@example.org");
        messages().write(message);
        until(message, Message.State.REFUSED);

        assertThat(message.subject()).isEqualTo("Hallo Bcc: all@example.org");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** Anybody may give somebody else's address; the rest of what is written to it waits, and is not lost. */
    @Test
    void oneAddressIsNotFloodedAndOthersGetTheirs() {
        open();
        List<Message> flood = IntStream.range(0, 25)
                .mapToObj(i -> message("Nr. " + i, "flut@example.org"))
                .toList();
        flood.forEach(messages()::write);
        Message other = message("Einzeln", "einzeln@example.org");
        messages().write(other);
        until(other, Message.State.DELIVERED);
        flood.subList(0, 20).forEach(it -> until(it, Message.State.DELIVERED));
        postman().walk();

        assertThat(flood.subList(20, 25)).extracting(it -> messages().state(it)).containsOnly(Message.State.WAITING);
        assertThat(server.getReceivedMessages()).hasSize(21);
    }

    @Test
    void cutsALongSubjectBetweenCharacters() {
        open();
        Message message = message("x".repeat(199) + "😀", "lang@example.org");

        messages().write(message);
        until(message, Message.State.DELIVERED);

        assertThat(message.subject()).isEqualTo("x".repeat(199));
    }

    @Test
    void sendsTheCodeToGoOnWithWhateverHostTheBrowserNames() throws Exception {
        open();
        HttpCaller citizen = ENGINE.visitor();
        HttpAnswer page = citizen.submit(citizen.get("/services/parking-permit"), "form[action$=/start]", Map.of());
        String draft = page.uri().getPath().split("/")[2];
        HttpAnswer later = citizen.get("/apply/" + draft + "/later");

        HttpAnswer asked = citizen.postFields(
                "/apply/" + draft + "/later",
                Map.of("_csrf", later.page().select("main [name=_csrf]").val(), "mail", "erika@example.org"),
                "X-Forwarded-Host",
                "evil.example");
        await().atMost(Duration.ofSeconds(60)).until(() -> server.getReceivedMessages().length == 1);

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("erika@example.org");
        String text = GreenMailUtil.getWholeMessage(mail);
        assertThat(text).doesNotContain("evil.example").contains("/resume");
        assertThat(asked.uri().getHost()).isNotEqualTo("evil.example");
        var code = Pattern.compile("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}").matcher(text);
        assertThat(code.find()).isTrue();
        HttpCaller elsewhere = ENGINE.visitor();
        HttpAnswer resumed = elsewhere.submit(elsewhere.get("/resume"), "main form", Map.of("code", code.group()));
        assertThat(resumed.uri().getPath()).startsWith("/apply/" + draft);
    }

    @Test
    void stopsWhoeverGuessesCodes() {
        HttpCaller guesser = ENGINE.visitor();
        guesser.submit(guesser.get("/sign-in"), "form:has([value=ayse])", Map.of());
        HttpAnswer ask = guesser.get("/resume");

        List<Integer> answers = IntStream.range(0, 30)
                .mapToObj(_ -> guesser.submit(ask, "main form", Map.of("code", "AAAA-AAAA-AAAA-AAAA"))
                        .status())
                .toList();

        assertThat(answers).containsOnly(422, 429);
        assertThat(answers.getFirst()).isEqualTo(422);
        HttpCaller other = ENGINE.visitor();
        assertThat(other.submit(other.get("/resume"), "main form", Map.of("code", "AAAA-AAAA-AAAA-AAAA"))
                        .status())
                .isEqualTo(422);
    }

    private void open() {
        server = PostOffice.open();
    }

    private static void until(Message message, Message.State state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            postman().walk();
            assertThat(messages().state(message)).isEqualTo(state);
        });
    }

    /** Until the attempt is in the books: whichever postman made it, ours or the engine's own. */
    private static void untilPostponed(Message message) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            postman().walk();
            assertThat(messages().attempts(message))
                    .extracting(Message.Attempt::outcome)
                    .contains("postponed");
        });
        assertThat(messages().state(message)).isEqualTo(Message.State.WAITING);
    }

    private static Message message(String subject, String to) {
        UUID id = UUID.randomUUID();
        return new Message(
                id,
                "test:" + id,
                null,
                "test",
                to,
                subject,
                "<!DOCTYPE html><html lang=\"de\"><body><p>Grüße</p></body></html>",
                "Grüße",
                "de",
                List.of(),
                Instant.now());
    }

    private static Message again(Message message) {
        return new Message(
                UUID.randomUUID(),
                message.key(),
                null,
                message.name(),
                message.to(),
                message.subject(),
                message.html(),
                message.text(),
                message.language(),
                message.enclosures(),
                message.writtenAt());
    }

    private static Messages messages() {
        return ENGINE.bean(Messages.class);
    }

    private static Postman postman() {
        return ENGINE.bean(Postman.class);
    }
}
