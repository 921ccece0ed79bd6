package org.schalter.event;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whoever stands at the counter goes first: while more requests are being answered than the machine can cope with at
 * once, an event waits a moment, for nobody waits for it. Only a moment, so that under a lasting rush the work behind the
 * counter goes on too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Courtesy implements Filter {

    private static final int CROWD = Runtime.getRuntime().availableProcessors();
    private static final long GLANCE_MILLIS = 5;

    /** As long as there was a crowd a moment ago, there still is one: between two requests is not calm. */
    private static final long CALM = TimeUnit.MILLISECONDS.toNanos(100);

    private final AtomicInteger served = new AtomicInteger();
    private volatile long crowded = System.nanoTime() - CALM;
    private final EventSettings settings;

    Courtesy(EventSettings settings) {
        this.settings = settings;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        if (served.incrementAndGet() > CROWD) {
            crowded = System.nanoTime();
        }
        try {
            rest.doFilter(request, response);
        } finally {
            served.decrementAndGet();
        }
    }

    /** Waits while there is a crowd, and never longer than the settings say. */
    void letOthersGoFirst() {
        long patience = settings.courtesy().toMillis() / GLANCE_MILLIS;
        for (long glance = 0; glance < patience && System.nanoTime() - crowded < CALM; glance++) {
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
