package org.schalter.samples.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The smallest load balancer: each request goes to the next node that says it is ready, so hardly ever two of one person to
 * the same. What no node has taken goes to the one after; what was taken and not answered does not, since it may have been
 * done. For a machine of one's own; in real use HAProxy or an ingress does this.
 */
final class Balancer implements AutoCloseable {

    /** Of one connection only, or written by whoever writes the message. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int BAD_GATEWAY = 502;
    private static final int NOBODY = 503;

    private final List<URI> nodes;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<URI, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final Thread looking = Thread.ofVirtual().unstarted(this::look);

    Balancer(int port, List<URI> nodes) throws IOException {
        this.nodes = List.copyOf(nodes);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
    }

    void open() {
        looking.start();
        server.start();
    }

    boolean isReady(URI node) {
        return ready.getOrDefault(node, false);
    }

    private void look() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (URI node : nodes) {
                    ready.put(node, says(node));
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean says(URI node) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(node.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int i = 0; i < nodes.size(); i++) {
                URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
                if (isReady(node) && passed(exchange, node, body)) {
                    return;
                }
            }
            exchange.getResponseHeaders().set("Retry-After", "2");
            exchange.sendResponseHeaders(NOBODY, -1);
        }
    }

    /** False if the node did not even take the connection. */
    private boolean passed(HttpExchange exchange, URI node, byte[] body) throws IOException {
        try {
            answer(exchange, client.send(request(exchange, node, body), BodyHandlers.ofByteArray()));
            return true;
        } catch (ConnectException notTaken) {
            ready.put(node, false);
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return true;
        } catch (IOException broken) {
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
            return true;
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI node, byte[] body) {
        var request = HttpRequest.newBuilder(
                        URI.create(node + exchange.getRequestURI().toString()))
                .timeout(Duration.ofMinutes(1))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.regionMatches(true, 0, "x-forwarded-", 0, 12)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.header(
                        "X-Forwarded-For",
                        exchange.getRemoteAddress().getAddress().getHostAddress())
                .header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
                .header("X-Forwarded-Proto", "http")
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = response.body();
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        looking.interrupt();
        server.stop(0);
    }
}
