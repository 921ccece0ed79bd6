package org.schalter.operation;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.schalter.event.Routine;
import org.schalter.site.IncidentHappened;
import org.schalter.site.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes incidents down under the number that visitors were shown: aside and one after the other, since whoever met one
 * waits for an answer and the database may be the very thing that is broken. However many there are, few of each kind are
 * written down and only the newest are kept; the log has the number and the kind of all.
 */
@Component
class IncidentBook implements Routine {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBook.class);
    private static final int WAITING = 100;
    private static final int TIDIED_EVERY = 50;

    private final IncidentTable table;
    private final IncidentSettings settings;
    private final Clock clock;
    private final Throttle alike;
    private final ThreadPoolExecutor hand = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("incidents-", 1).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private int written;

    IncidentBook(IncidentTable table, IncidentSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.alike = new Throttle(settings.alikePerHour(), Duration.ofHours(1), clock);
        hand.allowCoreThreadTimeOut(true);
    }

    @EventListener
    void happened(IncidentHappened incident) {
        if (alike.allows(incident.place() + incident.cause())) {
            Instant at = clock.instant();
            hand.execute(() -> write(incident, at));
        }
    }

    private void write(IncidentHappened incident, Instant at) {
        try {
            String report = incident.failure() == null ? null : Report.of(incident.failure());
            table.add(incident.number(), at, cut(incident.place(), 200), cut(incident.cause(), 1000), report);
            if (++written % TIDIED_EVERY == 0) {
                table.leave(settings.most());
            }
        } catch (RuntimeException e) {
            LOG.warn("incident {} stands in the log only", incident.number());
        }
    }

    /** The number as somebody read it to us on the phone: small letters and spaces are well meant. */
    static String number(String said) {
        String letters = said.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.length() == 8 ? letters.substring(0, 4) + "-" + letters.substring(4) : letters;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    @Override
    public String id() {
        return "operation.forget-incidents";
    }

    @Override
    public String cron() {
        return "0 30 3 * * *";
    }

    @Override
    public void run() {
        table.forget(clock.instant().minus(settings.kept()));
        table.leave(settings.most());
    }

    /** Writes what is waiting. */
    @PreDestroy
    void close() throws InterruptedException {
        hand.shutdown();
        if (!hand.awaitTermination(5, TimeUnit.SECONDS)) {
            hand.shutdownNow();
        }
    }
}
