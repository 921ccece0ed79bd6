package org.schalter.filling;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A small server that speaks ClamAV's protocol, finds the EICAR test file and nothing else, and can be in a bad mood. */
final class Clamd implements AutoCloseable {

    /** What every scanner takes for malware, in two halves lest one takes this source for it. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /** How it behaves. */
    enum Mood {
        WORKING,
        /** Takes all and says nothing. */
        SILENT,
        /** Hangs up in the middle, since the file is too large for it. */
        OVERFED,
        /** Says what nobody understands. */
        CONFUSED,
        /** Hangs up at once. */
        DYING
    }

    private final ServerSocket server;
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.WORKING);
    private final AtomicReference<byte[]> seen = new AtomicReference<>(new byte[0]);

    Clamd() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    void is(Mood now) {
        mood.set(now);
    }

    /** The file that it saw last, put together from its pieces. */
    byte[] seen() {
        return seen.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.startVirtualThread(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            if (mood.get() == Mood.DYING) {
                return;
            }
            var in = new DataInputStream(caller.getInputStream());
            String command = command(in);
            if (command.equals("zPING")) {
                say("PONG", caller.getOutputStream());
            } else if (command.equals("zINSTREAM")) {
                scan(in, caller.getOutputStream());
            } else {
                say("UNKNOWN COMMAND", caller.getOutputStream());
            }
        } catch (IOException brokenOff) {
            // The engine's time was up.
        }
    }

    private void scan(DataInputStream in, OutputStream out) throws IOException {
        if (mood.get() == Mood.OVERFED) {
            in.readInt();
            say("INSTREAM size limit exceeded. ERROR", out);
            return;
        }
        var file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            file.write(in.readNBytes(length));
        }
        seen.set(file.toByteArray());
        switch (mood.get()) {
            case SILENT -> in.read();
            case CONFUSED -> say("stream: perhaps", out);
            default ->
                say(
                        file.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
                                ? "stream: Eicar-Test FOUND"
                                : "stream: OK",
                        out);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        var command = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            command.append((char) next);
        }
        return command.toString();
    }

    private static void say(String answer, OutputStream out) throws IOException {
        out.write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
