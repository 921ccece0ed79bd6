package org.schalter.identity.provider.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.spi.Recognition.Assurance;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer where its {@code /.well-known/openid-configuration} is
 * @param audience what a bearer token must be meant for; without it no bearer token of this server is accepted
 * @param rolesClaim where the roles are, with dots between levels: {@code realm_access.roles}
 * @param roles the server's role → ours; a role that is not listed means ours of the same name
 * @param everybodyIs roles that everybody has whom this server knows, for example {@code citizen}
 * @param unitsClaim where the units are whose tasks somebody works; {@code *} is every unit
 * @param assurance the server's {@code acr} → how surely it knows; beside the usual words for it
 * @param acrValues the {@code acr} to ask for
 */
record OidcOptions(
        URI issuer,
        String clientId,
        String clientSecret,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("") String audience,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roles,
        @DefaultValue Set<String> everybodyIs,
        @DefaultValue("units") String unitsClaim,
        @DefaultValue Map<String, Assurance> assurance,
        @DefaultValue List<String> acrValues) {

    OidcOptions {
        required("issuer", issuer);
        required("client-id", clientId);
        required("client-secret", clientSecret);
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("scopes are <%s>, should contain openid".formatted(scopes));
        }
    }

    private static void required(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "%s is missing, should be as the identity server's administrator tells".formatted(name));
        }
    }

    @Override
    public String toString() {
        return "OidcOptions[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
