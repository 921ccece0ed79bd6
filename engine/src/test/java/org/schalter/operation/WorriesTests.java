package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schalter.RunningEngine;
import org.schalter.delivery.Messages;
import org.schalter.site.Concerns;
import org.schalter.site.Concerns.Concern;
import org.schalter.site.Languages;
import org.schalter.site.Site;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.mock.env.MockEnvironment;

/** What is broken without anybody saying so is said: on the page, and once a day by mail. */
class WorriesTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @Test
    void theDigestTellsEachOperatorOnceADayInBothLanguages() {
        var to = "operator" + UUID.randomUUID() + "@example.org";
        var digest = digest(to, new Concern("operation.concern.gaps", List.of(3L), "said <so>", "/operate#gaps"));

        digest.run();
        digest.run();

        var outbox =
                ENGINE.as("operator").get("/demo/outbox").page().select("main").text();
        assertThat(outbox).containsOnlyOnce(to);
        assertThat(outbox)
                .contains("Musterstadt: eine Sache braucht Ihre Aufmerksamkeit")
                .contains(
                        "- 3 Stationen fehlen in Fällen said <so>",
                        "- 3 stations are missing in cases",
                        "/operate#gaps");
    }

    @Test
    void whereAllIsWellNothingIsWritten() {
        var to = "operator" + UUID.randomUUID() + "@example.org";

        digest(to).run();

        assertThat(ENGINE.as("operator").get("/demo/outbox").text()).doesNotContain(to);
    }

    @Test
    void aSelfCheckThatFailsIsAConcernItself() {
        Concerns broken = () -> {
            throw new IllegalStateException("no answer");
        };

        assertThat(worries(Map.of("broken", broken)).now()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("operation.concern.check");
            assertThat(it.detail()).isEqualTo("IllegalStateException: no answer");
        });
    }

    @Test
    void everyStageSaysWhatItIsConcernedAboutInWords() {
        var worries = ENGINE.bean(Worries.class);
        var concerns = worries.now();

        for (var language : Languages.ui()) {
            assertThat(worries.in(concerns, language)).allSatisfy(it -> {
                assertThat(it.text()).doesNotContain(".concern.");
                assertThat(it.link()).startsWith("/operate");
            });
        }
        assertThat(ENGINE.as("operator").get("/operate").page().select("h2").eachText())
                .contains("Was Ihre Aufmerksamkeit braucht");
    }

    @Test
    void aCertificateThatExpiresSoonIsAConcernAndOneThatLastsIsNot(@TempDir Path folder) throws Exception {
        var soon = serve(keys(folder.resolve("soon"), 5));
        var late = serve(keys(folder.resolve("late"), 400));
        try {
            var concerns = certificates(
                            new MockEnvironment(), address(soon), address(late), URI.create("https://127.0.0.1:1"))
                    .now();

            assertThat(concerns)
                    .extracting(Concern::text)
                    .containsExactly("operation.concern.certificate.soon", "operation.concern.certificate.unseen");
        } finally {
            soon.stop(0);
            late.stop(0);
        }
    }

    @Test
    void theServersOwnKeyStoreIsLookedAt(@TempDir Path folder) throws Exception {
        var environment = new MockEnvironment()
                .withProperty("server.ssl.key-store", "file:" + keys(folder.resolve("own"), 5))
                .withProperty("server.ssl.key-store-password", "changeit");

        assertThat(certificates(environment).now())
                .singleElement()
                .returns("operation.concern.certificate.soon", Concern::text);
        environment.setProperty("server.ssl.key-store-password", "wrong");
        assertThat(certificates(environment).now())
                .singleElement()
                .returns("operation.concern.certificate.unseen", Concern::text);
    }

    private static Digest digest(String to, Concern... concerns) {
        var settings = new OperationSettings(
                Duration.ofMinutes(10),
                Duration.ofDays(90),
                List.of(to),
                LocalTime.of(7, 30),
                List.of(),
                Duration.ofDays(30),
                "-",
                Duration.ZERO,
                10);
        Concerns known = () -> List.of(concerns);
        var digest = new Digest(
                worries(Map.of("known", known)),
                ENGINE.bean(Messages.class),
                settings,
                ENGINE.bean(Site.class),
                ENGINE.bean(MessageSource.class),
                ENGINE.bean(Clock.class));
        assertThat(digest.cron()).isEqualTo("0 30 7 * * *");
        return digest;
    }

    private static Worries worries(Map<String, Concerns> concerns) {
        var beans = new StaticListableBeanFactory(Map.copyOf(concerns));
        return new Worries(beans.getBeanProvider(Concerns.class), ENGINE.bean(MessageSource.class));
    }

    private static Certificates certificates(MockEnvironment environment, URI... addresses) {
        var settings = new OperationSettings(
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                LocalTime.NOON,
                List.of(addresses),
                Duration.ofDays(30),
                "-",
                Duration.ZERO,
                1);
        return new Certificates(settings, environment, Clock.systemUTC());
    }

    private static URI address(HttpsServer server) {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Path keys(Path file, int days) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "town",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        String.valueOf(days),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    private static HttpsServer serve(Path keyStore) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keyStore)) {
            keys.load(in, "changeit".toCharArray());
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }
}
