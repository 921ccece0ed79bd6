package org.schalter.filling;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a ClamAV daemon what it thinks of a file, over its own protocol: {@code INSTREAM}, pieces with their lengths before
 * them, a piece of length zero, and one line as the answer. Whatever is no clear answer is none, and a file without a clear
 * answer is not taken.
 */
@Component
public class VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 1000;
    private static final String FOUND = " FOUND";

    private final ScannerSettings settings;

    VirusScanner(ScannerSettings settings) {
        this.settings = settings;
    }

    /** What came of looking into a file. */
    sealed interface Opinion {

        record Clean() implements Opinion {}

        /** Malware, or what the daemon was told to take for it. */
        record Malware(String signature) implements Opinion {}

        /** Nobody knows: the daemon is down, busy, too slow, or the file is larger than it takes. */
        record Unknown(String why) implements Opinion {}
    }

    /** A request to the daemon, written once it is connected. */
    private interface Request {
        void write(DataOutputStream to) throws IOException;
    }

    /** Whether somebody looks into files at all. */
    public boolean isUsed() {
        return !settings.host().isBlank();
    }

    /** Looks into a file; only where a scanner is used. */
    Opinion scan(byte[] content) {
        Opinion opinion = opinion(() -> ask(
                to -> {
                    command(to, "INSTREAM");
                    for (int at = 0; at < content.length; at += PIECE) {
                        int length = Math.min(PIECE, content.length - at);
                        to.writeInt(length);
                        to.write(content, at, length);
                    }
                    to.writeInt(0);
                },
                settings.timeout()));
        switch (opinion) {
            case Opinion.Malware(var signature) -> LOG.warn("a file was not taken: it is <{}>", signature);
            case Opinion.Unknown(var why) -> LOG.error("a file was not taken, nobody could look into it: {}", why);
            case Opinion.Clean _ -> {}
        }
        return opinion;
    }

    /** What keeps the scanner from looking into files, if there is one and anything does. */
    public Optional<String> problem() {
        if (!isUsed()) {
            return Optional.empty();
        }
        try {
            String answer = ask(to -> command(to, "PING"), SOON);
            return answer.equals("PONG") ? Optional.empty() : Optional.of(place() + " answers <" + answer + ">");
        } catch (IOException e) {
            return Optional.of(place() + " does not answer: " + e);
        }
    }

    private interface Answer {
        String get() throws IOException;
    }

    private Opinion opinion(Answer asked) {
        try {
            String answer = asked.get();
            if (answer.equals("stream: OK")) {
                return new Opinion.Clean();
            }
            return answer.endsWith(FOUND)
                    ? new Opinion.Malware(answer.substring(0, answer.length() - FOUND.length())
                            .replaceFirst("^stream: ", ""))
                    : new Opinion.Unknown(place() + " answers <" + answer + ">");
        } catch (IOException e) {
            return new Opinion.Unknown(place() + " does not answer: " + e);
        }
    }

    /** The time is one for all: whoever reads a byte now and then holds nobody up any longer. */
    private String ask(Request request, Duration within) throws IOException {
        try (Socket socket = new Socket()) {
            Thread end = Thread.startVirtualThread(() -> closeAfter(within, socket));
            try {
                socket.connect(
                        new InetSocketAddress(settings.host(), settings.port()), Math.toIntExact(within.toMillis()));
                try {
                    request.write(new DataOutputStream(socket.getOutputStream()));
                } catch (IOException hungUp) {
                    // A daemon that has had enough says why before it hangs up.
                    return answer(socket);
                }
                return answer(socket);
            } finally {
                end.interrupt();
            }
        }
    }

    private static void closeAfter(Duration time, Socket socket) {
        try {
            Thread.sleep(time);
            socket.close();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            LOG.debug("the connection to the scanner was closed already", closed);
        }
    }

    private static void command(DataOutputStream to, String name) throws IOException {
        to.write(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        byte[] read = socket.getInputStream().readNBytes(LONGEST_ANSWER);
        return new String(read, StandardCharsets.US_ASCII)
                .replaceFirst("(?s)\0.*", "")
                .strip();
    }

    private String place() {
        return "the virus scanner at <" + settings.host() + ":" + settings.port() + ">";
    }
}
