package org.schalter.samples.crash;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * Three engines on one PostgreSQL. While citizens apply and pay and clerks decide, a random engine is killed every few
 * seconds and started again, now and then every connection to the database is cut or the database crashes, and now and then
 * the mail server is down. Afterwards everything must be there exactly once. Arguments: seconds to run (1200), seconds between two kills (12), citizens (8).
 */
public final class Crash {

    private static final int NODES = 3;
    private static final int FIRST_PORT = 18580;
    private static final int CLERKS = 2;
    private static final int CUT_EVERY = 2;
    private static final int CRASH_EVERY = 4;
    private static final int MAIL_EVERY = 3;
    private static final Duration TIDY = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Cluster cluster;
    private final PostOffice post;
    private final Callbacks callbacks;
    private final Receipts receipts = new Receipts();
    private final AtomicBoolean applying = new AtomicBoolean(true);
    private final AtomicBoolean deciding = new AtomicBoolean(true);
    private int kills;
    private int cuts;
    private int crashes;
    private int outages;

    private Crash(Cluster cluster, PostOffice post) {
        this.cluster = cluster;
        this.post = post;
        this.callbacks = new Callbacks(cluster);
    }

    public static void main(String[] args) throws Exception {
        var seconds = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 1200);
        var pause = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 12);
        int citizens = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        boolean right;
        ((Logger) LoggerFactory.getLogger("io.zonky.test")).setLevel(Level.WARN);
        watch(seconds.plus(LONGEST));
        var ports = Ports.free(Integer.getInteger("crash.port", FIRST_PORT), NODES);
        try (var post = new PostOffice(ports.post());
                var cluster = Cluster.start(ports)) {
            post.open();
            right = new Crash(cluster, post).run(seconds, pause, citizens);
        }
        System.exit(right ? 0 : 1);
    }

    /** Whatever hangs, the run comes to an end; the nodes are ended with it. */
    private static void watch(Duration longest) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(longest);
                System.out.printf("still at it after %s; see target/node-*.log%n", longest);
                System.exit(2);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean run(Duration length, Duration pause, int citizens) throws Exception {
        List<Thread> out = new ArrayList<>();
        for (int i = 0; i < citizens; i++) {
            out.add(Thread.ofVirtual().start(new Citizen(cluster, receipts, callbacks, applying::get)));
        }
        List<Thread> office = new ArrayList<>();
        for (int i = 0; i < CLERKS; i++) {
            office.add(Thread.ofVirtual().start(new Clerk(cluster, receipts, deciding::get)));
        }
        trouble(Instant.now().plus(length), pause);
        applying.set(false);
        post.shut();
        post.open();
        cluster.awaitAllReady();
        for (var citizen : out) {
            citizen.join();
        }
        tidyUp();
        deciding.set(false);
        for (var clerk : office) {
            clerk.join();
        }
        return print();
    }

    private void trouble(Instant end, Duration pause) throws InterruptedException, IOException, SQLException {
        // However short or slow: everything happens once.
        while (Instant.now().isBefore(end) || kills < Math.max(CRASH_EVERY, MAIL_EVERY)) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() * 3 / 2));
            if (++kills % MAIL_EVERY == 0) {
                post.shut();
                outages++;
            } else if (kills % MAIL_EVERY == 1 && outages > 0) {
                post.open();
            }
            if (kills % CRASH_EVERY == 0) {
                cluster.crashDatabase();
                crashes++;
            } else if (kills % CUT_EVERY == 0) {
                cluster.cutConnections();
                cuts++;
            }
            cluster.killAny();
            System.out.printf(
                    "%s  %d applications, %d paid, %d decided, %d kills, %d cuts, %d crashes of the database%n",
                    Instant.now(),
                    receipts.accepted.size(),
                    receipts.paid.get(),
                    receipts.decided.get(),
                    kills,
                    cuts,
                    crashes);
        }
    }

    /** What is left gets done once nobody is killed any more. */
    private void tidyUp() throws SQLException, InterruptedException {
        var end = Instant.now().plus(TIDY);
        try (var database = cluster.database()) {
            while (Reckoning.workLeft(database) > 0 && Instant.now().isBefore(end)) {
                Thread.sleep(1000);
            }
        }
    }

    private boolean print() throws SQLException {
        boolean right = true;
        try (var database = cluster.database()) {
            System.out.printf("%n%-48s %14s %14s%n", "", "expected", "found");
            for (var line : Reckoning.of(database, receipts, post)) {
                System.out.printf(
                        "%-48s %14s %14s %s%n",
                        line.what(), line.expected(), line.found(), line.right() ? "" : "WRONG");
                right &= line.right();
            }
        }
        receipts.surprises.stream().limit(5).forEach(System.out::println);
        System.out.printf(
                "%d mails came twice under the same id: an engine died between the mail server's yes and its own"
                        + " note%n",
                post.repeated());
        System.out.printf(
                "%d kills, %d starts in vain, %d cuts, %d crashes of the database, mail server down %d times, %d"
                        + " callbacks, %d payments without, %d requests sent again %s; %s%n",
                kills,
                cluster.startedAgain.sum(),
                cuts,
                crashes,
                outages,
                callbacks.made.sum(),
                callbacks.dropped.sum(),
                receipts.repeated.get(),
                receipts.troubles,
                right ? "everything is there once" : "SOMETHING IS WRONG");
        return right;
    }
}
