package org.schalter.samples.cluster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;

/**
 * Three engines behind a load balancer, to try out: {@code http://localhost:8080} until Ctrl+C. With the argument
 * {@code restart}, applicants load it while one node after the other is restarted, and the table says what that cost them:
 * nothing.
 */
public final class Cluster {

    private static final int SIZE = 3;
    private static final int CLIENTS = 4;
    private static final int FIRST_NODE = 1;
    private static final Path DOG = Path.of(
            "../../forms-library/src/main/resources/forms-library/services/dog-tax-registration/examples/one-dog/answers.json");

    private final Nodes nodes;
    private final URI town;
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final AtomicBoolean applying = new AtomicBoolean(true);

    private Cluster(Nodes nodes, URI town) {
        this.nodes = nodes;
        this.town = town;
    }

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger("io.zonky.test")).setLevel(Level.WARN);
        int port = Integer.getInteger("cluster.port", 8080);
        var town = URI.create("http://localhost:" + port);
        boolean right = true;
        try (var nodes = Nodes.start(SIZE, port + FIRST_NODE, town);
                var balancer = new Balancer(port, nodes.addresses())) {
            balancer.open();
            if (args.length > 0 && args[0].equals("restart")) {
                right = new Cluster(nodes, town).restartUnderLoad(balancer);
            } else {
                System.out.printf("Three nodes at %s, one by one at %s; Ctrl+C ends them.%n", town, nodes.addresses());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(nodes)));
                new CountDownLatch(1).await();
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static void end(Nodes nodes) {
        try {
            nodes.close();
        } catch (IOException e) {
            System.out.println("the nodes could not be ended: " + e.getMessage());
        }
    }

    private boolean restartUnderLoad(Balancer balancer) throws Exception {
        awaitReady(balancer);
        List<Thread> clients = new ArrayList<>();
        String dog = Files.readString(DOG);
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> apply(dog)));
        }
        for (int node = 0; node < nodes.size(); node++) {
            nodes.restart(node);
            awaitReady(balancer);
            System.out.printf("node %d restarted, answers so far %s%n", node, answers);
        }
        applying.set(false);
        for (var client : clients) {
            client.join();
        }
        return print();
    }

    private void awaitReady(Balancer balancer) throws InterruptedException {
        while (!nodes.addresses().stream().allMatch(balancer::isReady)) {
            Thread.sleep(100);
        }
    }

    /** Nobody sends anything twice: whatever is not answered well counts. */
    private void apply(String answers) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (applying.get()) {
            count("page", request(client, "/"));
            count("page", request(client, "/services/dog-tax-registration"));
            var apply = HttpRequest.newBuilder(town.resolve("/api/v1/services/dog-tax-registration/submissions"))
                    .timeout(Duration.ofMinutes(1))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(answers))
                    .build();
            count("application", status(client, apply));
        }
    }

    private String request(HttpClient client, String path) {
        return status(
                client,
                HttpRequest.newBuilder(town.resolve(path))
                        .timeout(Duration.ofMinutes(1))
                        .build());
    }

    private static String status(HttpClient client, HttpRequest request) {
        try {
            return String.valueOf(
                    client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException lost) {
            return "none";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "none";
        }
    }

    private void count(String what, String status) {
        answers.computeIfAbsent(what + " " + status, _ -> new LongAdder()).increment();
    }

    private boolean print() throws SQLException {
        long accepted = answers.getOrDefault("application 201", new LongAdder()).sum();
        long stored = nodes.applications();
        boolean dropped =
                !answers.keySet().stream().allMatch(it -> it.equals("application 201") || it.equals("page 200"));
        System.out.printf("%n%-32s %10s%n", "answer", "times");
        answers.forEach((what, times) -> System.out.printf("%-32s %10d%n", what, times.sum()));
        System.out.printf("%-32s %10d%n", "applications stored", stored);
        boolean right = !dropped && stored == accepted;
        System.out.println(right ? "nothing was dropped" : "SOMETHING WAS DROPPED");
        return right;
    }
}
