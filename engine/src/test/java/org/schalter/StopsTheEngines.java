package org.schalter;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Stops the shared browser and engines, and then their databases, after the last test of the run; JUnit finds it by itself. */
public final class StopsTheEngines implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        AutoCloseable closing = () -> {
            Browser.stop();
            RunningEngine.stopAll();
        };
        context.getRoot().getStore(Namespace.create(StopsTheEngines.class)).computeIfAbsent("engines", it -> closing);
    }
}
