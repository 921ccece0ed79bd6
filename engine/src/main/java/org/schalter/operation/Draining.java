package org.schalter.operation;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first to stop: by now the node says that it is not ready, and goes on answering for as long as load balancers need to
 * notice. Then the web server answers what it has, and takes no more.
 */
@Component
class Draining implements SmartLifecycle {

    private final OperationSettings settings;
    private volatile boolean running;

    Draining(OperationSettings settings) {
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(settings.drain());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started last, so stopped first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
