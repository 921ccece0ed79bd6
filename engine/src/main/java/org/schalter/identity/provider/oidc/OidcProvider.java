package org.schalter.identity.provider.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.schalter.identity.spi.IdentityProvider;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Recognition;
import org.schalter.identity.spi.Recognition.Assurance;
import org.schalter.identity.spi.Recognition.Recognised;
import org.schalter.identity.spi.Recognition.Unrecognised;
import org.schalter.identity.spi.Way;
import org.springframework.stereotype.Component;

/** Believes an OpenID Connect server. */
@Component
class OidcProvider implements IdentityProvider<OidcOptions> {

    private static final Map<String, Assurance> USUAL_WORDS = Map.of(
            "low", Assurance.BASIC,
            "basis", Assurance.BASIC,
            "basic", Assurance.BASIC,
            "http://eidas.europa.eu/loa/low", Assurance.BASIC,
            "substantial", Assurance.SUBSTANTIAL,
            "substantiell", Assurance.SUBSTANTIAL,
            "http://eidas.europa.eu/loa/substantial", Assurance.SUBSTANTIAL,
            "high", Assurance.HIGH,
            "hoch", Assurance.HIGH,
            "http://eidas.europa.eu/loa/high", Assurance.HIGH);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "oidc";
    }

    @Override
    public Class<OidcOptions> options() {
        return OidcOptions.class;
    }

    @Override
    public Way way(OidcOptions options) {
        return new Way.OpenIdConnect(
                options.issuer(),
                options.clientId(),
                options.clientSecret(),
                options.scopes(),
                options.acrValues(),
                options.audience());
    }

    @Override
    public Recognition recognise(Proof proof, OidcOptions options) {
        if (!(proof instanceof Proof.Claims it)) {
            return new Unrecognised("no claims");
        }
        var claims = new ClaimSet(it.claims());
        var subject = claims.text("sub");
        if (subject.isEmpty()) {
            return new Unrecognised("no claim sub");
        }
        return new Recognised(
                subject.get(),
                name(claims),
                roles(claims, options),
                claims.texts(options.unitsClaim()),
                assurance(claims, options),
                claims.attributes());
    }

    @Override
    public List<String> selfCheck(OidcOptions options) {
        var address = options.issuer().toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? List.of() : List.of("<%s> answers <%d>, should be 200".formatted(address, status));
        } catch (IOException e) {
            return List.of(
                    "<%s> can't be reached: %s".formatted(address, e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("<%s> was not asked to the end".formatted(address));
        }
    }

    private static String name(ClaimSet claims) {
        return claims.text("name").or(() -> claims.text("preferred_username")).orElseGet(() -> {
            var given = claims.text("given_name").orElse("");
            return (given + " " + claims.text("family_name").orElse("")).strip();
        });
    }

    private static Set<String> roles(ClaimSet claims, OidcOptions options) {
        var roles = new HashSet<>(options.everybodyIs());
        claims.texts(options.rolesClaim())
                .forEach(it -> roles.add(options.roles().getOrDefault(it, it)));
        return roles;
    }

    /** Somebody signed in, so at least their password is known, whatever the server calls that. */
    private static Assurance assurance(ClaimSet claims, OidcOptions options) {
        var acr = claims.text("acr").orElse("");
        var usual = USUAL_WORDS.getOrDefault(acr.toLowerCase(Locale.ROOT), Assurance.BASIC);
        return options.assurance().getOrDefault(acr, usual);
    }
}
