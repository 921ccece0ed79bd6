package org.schalter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.schalter.RunningEngine;

/** An engine that sends real e-mail, started once for all tests of it, and the port at which it looks for a mail server. */
public final class PostOffice {

    static final int PORT = freePort();
    public static final RunningEngine ENGINE = RunningEngine.alone(
            "--schalter.delivery.channel=smtp",
            "--schalter.delivery.options.from=rathaus@musterstadt.example",
            "--schalter.delivery.options.name=Stadt Müsterstadt",
            "--schalter.delivery.pause=1ms",
            "--schalter.delivery.longest-pause=20ms",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + PORT);

    private PostOffice() {}

    /** A mail server; the one before it may still be letting go of the port. */
    static GreenMail open() {
        var opened = new AtomicReference<GreenMail>();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            var server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            opened.set(server);
            return true;
        });
        return opened.get();
    }

    /** Writes to somebody whom the mail server does not know, and waits until it has said so. */
    public static void refuseOne() {
        try (var grumpy = new GrumpyServer(PORT, "550 5.1.1 no such user")) {
            var id = UUID.randomUUID();
            var message = new Message(
                    id,
                    "test:" + id,
                    null,
                    "approved",
                    "nobody@example.org",
                    "Nie",
                    "",
                    "",
                    "de",
                    List.of(),
                    Instant.now());
            ENGINE.bean(Messages.class).write(message);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                ENGINE.bean(Postman.class).walk();
                assertThat(ENGINE.bean(Messages.class).state(message)).isEqualTo(Message.State.REFUSED);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not one of those that the system gives to callers: who calls a closed port of that kind may get it himself. */
    private static int freePort() {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
