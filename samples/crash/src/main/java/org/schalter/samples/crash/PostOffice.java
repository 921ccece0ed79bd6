package org.schalter.samples.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that can be down. It remembers of each message its id only, since there are many and each has a letter in
 * it; a mail server that keeps them would need more memory than the engines.
 */
final class PostOffice implements AutoCloseable {

    private final int port;
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket door;
    private Thread porter = Thread.ofVirtual().unstarted(() -> {});

    PostOffice(int port) {
        this.port = port;
    }

    /** Opens, or opens again. */
    void open() throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = opened;
        porter = Thread.ofVirtual().start(() -> welcome(opened));
    }

    /** Is down from now on, in the middle of whatever somebody was saying; the port is free when this returns. */
    void shut() throws IOException, InterruptedException {
        var open = door;
        if (open != null) {
            open.close();
            porter.join();
        }
        for (var guest : guests) {
            guest.close();
        }
    }

    /** Messages that came at least once. */
    long messages() {
        return received.size();
    }

    /** Messages that came more than once, each time under the same id. */
    long repeated() {
        return received.values().stream().filter(times -> times > 1).count();
    }

    private void welcome(ServerSocket at) {
        while (!at.isClosed()) {
            try {
                var guest = at.accept();
                guests.add(guest);
                Thread.ofVirtual().start(() -> serve(guest));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest;
                var in = new BufferedReader(
                        new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = guest.getOutputStream();
            say(out, "220 post office");
            String line = in.readLine();
            while (line != null) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("DATA")) {
                    say(out, "354 go on");
                    String id = readMessage(in);
                    received.merge(id, 1, Integer::sum);
                    say(out, "250 taken " + id);
                } else if (verb.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 well");
                }
                line = in.readLine();
            }
        } catch (IOException gone) {
            // whoever was cut off comes again
        } finally {
            guests.remove(guest);
        }
    }

    /** The id of a message, when it has come to its end. */
    private static String readMessage(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return id;
            }
            if (id.isEmpty() && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
            }
        }
        throw new IOException("the message broke off");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shut();
    }
}
