package org.schalter.operation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Cause;
import org.schalter.site.Concerns;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Certificates that are about to expire: of our own address and of the identity providers where they are {@code https}, of the
 * addresses in the settings, and those in the server's key store. Nothing is said through these connections; they only
 * look at what is shown.
 */
@Component
class Certificates implements Concerns {

    private static final int PATIENCE_MILLIS = 3000;
    private static final int HTTPS = 443;

    private final OperationSettings settings;
    private final Environment environment;
    private final Clock clock;

    Certificates(OperationSettings settings, Environment environment, Clock clock) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public List<Concern> now() {
        List<Concern> concerns = new ArrayList<>();
        addresses().forEach(address -> shown(address).ifPresent(concerns::add));
        stored().forEach(concerns::add);
        return concerns;
    }

    private Set<URI> addresses() {
        Set<URI> addresses = new LinkedHashSet<>(settings.certificates());
        Binder binder = Binder.get(environment);
        binder.bind("schalter.url", URI.class).ifBound(addresses::add);
        binder.bind("schalter.identity.providers", Bindable.mapOf(String.class, Provider.class))
                .ifBound(all -> all.values()
                        .forEach(it -> Optional.ofNullable(it.options())
                                .flatMap(options -> Optional.ofNullable(options.issuer()))
                                .ifPresent(addresses::add)));
        addresses.removeIf(it -> !"https".equals(it.getScheme()) || it.getHost() == null);
        return addresses;
    }

    /** What of an identity provider's settings matters here. */
    record Provider(@Nullable Options options) {}

    /** Where an identity provider is. */
    record Options(@Nullable URI issuer) {}

    private Optional<Concern> shown(URI address) {
        String host = String.valueOf(address.getHost());
        try {
            X509Certificate shown = certificate(host, address.getPort() < 0 ? HTTPS : address.getPort());
            return expiring(shown, host);
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of(
                    new Concern("operation.concern.certificate.unseen", List.of(host), Cause.of(e), "/operate"));
        }
    }

    private Optional<Concern> expiring(X509Certificate certificate, String of) {
        Instant until = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(clock.instant(), until);
        if (left.compareTo(settings.certificatesWithin()) > 0) {
            return Optional.empty();
        }
        String day = LocalDate.ofInstant(until, clock.getZone()).toString();
        String text = left.isNegative() ? "operation.concern.certificate.over" : "operation.concern.certificate.soon";
        return Optional.of(new Concern(text, List.of(of, day), "", "/operate"));
    }

    private static X509Certificate certificate(String host, int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Onlooker()}, null);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    private List<Concern> stored() {
        String store = environment.getProperty("server.ssl.key-store", "");
        if (store.isEmpty()) {
            return List.of();
        }
        String type = environment.getProperty("server.ssl.key-store-type", "PKCS12");
        char[] password =
                environment.getProperty("server.ssl.key-store-password", "").toCharArray();
        List<Concern> concerns = new ArrayList<>();
        try (var in = new DefaultResourceLoader().getResource(store).getInputStream()) {
            KeyStore keys = KeyStore.getInstance(type);
            keys.load(in, password);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
                    expiring(certificate, alias).ifPresent(concerns::add);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            concerns.add(new Concern("operation.concern.certificate.unseen", List.of(store), Cause.of(e), "/operate"));
        }
        return List.copyOf(concerns);
    }
}
