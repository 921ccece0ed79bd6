package org.schalter.samples.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Where the nodes and the mail server listen: free ports in a row, of those that no outgoing connection gets by itself, since
 * whoever is killed must get its own again. Two runs at once begin to look at different places.
 */
record Ports(int first, int nodes) {

    private static final int TRIES = 50;

    static Ports free(int from, int nodes) throws IOException {
        int begin = ThreadLocalRandom.current().nextInt(TRIES);
        for (int i = 0; i < TRIES; i++) {
            var ports = new Ports(from + (begin + i) % TRIES * (nodes + 1), nodes);
            if (ports.free()) {
                return ports;
            }
        }
        throw new IOException("no <%d> free ports in a row from <%d> on".formatted(nodes + 1, from));
    }

    int node(int node) {
        return first + node;
    }

    int post() {
        return first + nodes;
    }

    private boolean free() {
        return IntStream.rangeClosed(first, post()).allMatch(Ports::isFree);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
