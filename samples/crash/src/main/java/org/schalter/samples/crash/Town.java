package org.schalter.samples.crash;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody with a browser or a program sees of the town: one service, whichever node answers. */
final class Town {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int REDIRECTS = 10;

    private final Cluster cluster;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Town(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What came back, and at which address. */
    record Answer(int status, String path, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    /** From now on somebody the town has never seen. */
    void comeAnew() {
        cookies.getCookieStore().removeAll();
    }

    boolean isReady(int node) throws InterruptedException {
        try {
            return client.send(request(node, "/actuator/health/readiness").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return follow(path, node -> request(node, path).GET());
    }

    Answer getAs(String user, String path) throws IOException, InterruptedException {
        return follow(
                path,
                node -> request(node, path).header("Authorization", basic(user)).GET());
    }

    Answer post(String path, String contentType, String body, String... headers)
            throws IOException, InterruptedException {
        return follow(path, node -> {
            var request = request(node, path)
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
            return headers.length > 0 ? request.headers(headers) : request;
        });
    }

    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #post}, but stays where a redirect would lead on from; the answer's path is where it leads to. */
    Answer press(String path, String contentType, String body) throws IOException, InterruptedException {
        var response = send(node -> request(node, path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
        var to = response.headers()
                .firstValue("Location")
                .map(it -> URI.create(it).getRawPath());
        return new Answer(response.statusCode(), to.orElse(path), response.body());
    }

    /** Redirects lead to whichever node is asked next, as behind a load balancer. */
    private Answer follow(String path, IntFunction<HttpRequest.Builder> first)
            throws IOException, InterruptedException {
        String at = path;
        HttpResponse<String> response = send(first);
        for (int i = 0; i < REDIRECTS && response.statusCode() / 100 == 3; i++) {
            var to = URI.create("http://localhost" + at)
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            at = to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
            String next = at;
            response = send(node -> request(node, next).GET());
        }
        return new Answer(response.statusCode(), at, response.body());
    }

    /** A balancer gives what no node has taken to the next one, and only that: an answer that got lost it can't bring back. */
    private HttpResponse<String> send(IntFunction<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        int first = cluster.anyNode();
        for (int i = 0; i < cluster.size() - 1; i++) {
            try {
                return client.send(request.apply((first + i) % cluster.size()).build(), BodyHandlers.ofString());
            } catch (ConnectException nobodyThere) {
                // on to the next one
            }
        }
        return client.send(
                request.apply((first + cluster.size() - 1) % cluster.size()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(int node, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + cluster.port(node) + path))
                .timeout(PATIENCE);
    }
}
