package org.schalter.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * The demo, whose passwords everybody knows, starts on this machine's own address and its embedded database only.
 *
 * <p>Tests run it on a throw-away server; they say so by {@code schalter.disposable-database}.
 */
class DemoIsLocal implements BeanFactoryPostProcessor {

    private final Environment environment;

    DemoIsLocal(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!environment.getProperty("schalter.demo", Boolean.class, true)) {
            return;
        }
        refuseUnlessLoopback("server.address", environment.getProperty("server.address"));
        if (environment.containsProperty("management.server.port")) {
            refuseUnlessLoopback("management.server.address", environment.getProperty("management.server.address"));
        }
        var database = environment.getProperty("spring.datasource.url", "");
        var disposable = environment.getProperty("schalter.disposable-database", Boolean.class, false);
        if (!disposable && !embedded(database)) {
            throw new DemoRefused(
                    "spring.datasource.url", withoutSecrets(database), "an embedded H2 database (jdbc:h2:file:…)");
        }
    }

    private static boolean embedded(String database) {
        return database.startsWith("jdbc:h2:")
                && !database.startsWith("jdbc:h2:tcp:")
                && !database.startsWith("jdbc:h2:ssl:");
    }

    private static String withoutSecrets(String database) {
        return database.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    private static void refuseUnlessLoopback(String property, @Nullable String address) {
        try {
            if (address != null && InetAddress.getByName(address).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            // Refused below, with the address in the message.
        }
        throw new DemoRefused(property, String.valueOf(address), "this machine's own address, such as 127.0.0.1");
    }

    /** Why the demo does not start. */
    static final class DemoRefused extends IllegalStateException {

        DemoRefused(String property, String value, String right) {
            super("Schalter runs as a demo, where everybody knows the passwords, and %s is <%s>; should be %s"
                    .formatted(property, value, right));
        }
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<DemoRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, DemoRefused cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "To try Schalter out, leave these settings as they are. To run it for real, set schalter.demo=false"
                            + " and configure who may sign in (schalter.identity.providers).",
                    cause);
        }
    }
}
