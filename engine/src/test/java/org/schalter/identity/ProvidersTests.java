package org.schalter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.schalter.identity.spi.IdentityProvider;
import org.schalter.site.Site;
import org.springframework.mock.env.MockEnvironment;

class ProvidersTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void whoStartsForRealWithoutAProviderIsToldWhatToSet() {
        var refused = refused(Map.of());

        assertThat(refused).hasMessageContaining("No identity provider is configured");
        var action = new IdentityMisconfigured.Analyzer().analyze(refused).getAction();
        assertThat(action)
                .contains("schalter.identity.providers.<name>.kind", "[oidc]", "issuer, client-id and client-secret");
    }

    @Test
    void theDemosPersonsSignInInADemoOnly() {
        var refused = refused(Map.of("town", new IdentitySettings.Provider("demo", null)));

        assertThat(refused).hasMessageContaining("whose passwords everybody knows");
    }

    private static IdentityMisconfigured refused(Map<String, IdentitySettings.Provider> wanted) {
        List<IdentityProvider<?>> kinds = new ArrayList<>();
        RunningEngine.onH2().beans(IdentityProvider.class).forEach(kinds::add);
        return catchThrowableOfType(
                IdentityMisconfigured.class,
                () -> new Providers(
                        kinds,
                        new IdentitySettings(wanted, HOUR, HOUR, 5, HOUR),
                        new Site(URI.create("https://service.example.org"), "Musterstadt", false),
                        new MockEnvironment()));
    }
}
