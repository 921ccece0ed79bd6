package org.schalter.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A mail server that gives every recipient the same answer. */
final class GrumpyServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String answer;

    GrumpyServer(int port, String answer) throws IOException {
        this.answer = answer;
        this.socket = open(port);
        Thread.ofVirtual().start(this::serve);
    }

    /** The server before this one may still be letting go of the port. */
    private static ServerSocket open(int port) throws IOException {
        for (int tries = 1; ; tries++) {
            ServerSocket opened = new ServerSocket();
            try {
                opened.setReuseAddress(true);
                opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return opened;
            } catch (BindException busy) {
                opened.close();
                if (tries == 200) {
                    throw busy;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException gone) {
                continue; // the next caller, or closed
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = caller.getOutputStream();
        say(out, "220 grumpy");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                say(out, answer);
            } else if (line.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
