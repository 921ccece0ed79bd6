package org.schalter.identity;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param providers who may say who somebody is, by a name of the operator's choice; none in the demo means the demo's own
 * @param sessionLength after this a sign-in ends, whatever happens
 * @param sessionIdle after this without a request a sign-in ends
 * @param attempts failed sign-ins allowed by name and address
 * @param attemptsWithin how long a failed sign-in counts
 */
@ConfigurationProperties("schalter.identity")
record IdentitySettings(
        @DefaultValue Map<String, Provider> providers,
        @DefaultValue("PT10H") Duration sessionLength,
        @DefaultValue("PT1H") Duration sessionIdle,
        @DefaultValue("5") int attempts,
        @DefaultValue("PT5M") Duration attemptsWithin) {

    /**
     * @param kind the provider's id, such as {@code oidc}; its own settings are below {@code options}
     * @param title what the sign-in page calls it
     */
    record Provider(String kind, @Nullable String title) {}
}
