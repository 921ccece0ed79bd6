package org.schalter.identity;

import java.util.HashMap;
import java.util.Map;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Way;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Recognises programs by the access tokens of those servers that are configured to give them for us. */
@Component
class BearerTokens implements AuthenticationManagerResolver<String> {

    private final Map<String, AuthenticationManager> byIssuer = new HashMap<>();

    BearerTokens(OpenIdConnect servers) {
        for (var server : servers.servers()) {
            if (server.way() instanceof Way.OpenIdConnect way && !way.audience().isEmpty()) {
                var provider = new JwtAuthenticationProvider(
                        new SupplierJwtDecoder(() -> decoder(way.issuer().toString(), way.audience())));
                provider.setJwtAuthenticationConverter(recognise(server));
                byIssuer.put(way.issuer().toString(), provider::authenticate);
            }
        }
    }

    boolean areAccepted() {
        return !byIssuer.isEmpty();
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        var manager = byIssuer.get(issuer);
        if (manager == null) {
            throw new InvalidBearerTokenException("The token is by a server that is not configured");
        }
        return manager;
    }

    private static JwtDecoder decoder(String issuer, String audience) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer), meantFor(audience), notAnIdToken()));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> meantFor(String audience) {
        return token -> token.getAudience() != null && token.getAudience().contains(audience)
                ? OAuth2TokenValidatorResult.success()
                : failure("The token is for <%s>, should be for <%s>".formatted(token.getAudience(), audience));
    }

    /** An ID token tells who signed in at a browser; it is no permission to call us. */
    private static OAuth2TokenValidator<Jwt> notAnIdToken() {
        return token -> token.hasClaim("nonce") || token.hasClaim("at_hash")
                ? failure("This is an ID token, should be an access token")
                : OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult failure(String message) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", message, null));
    }

    private static Converter<Jwt, AbstractAuthenticationToken> recognise(ConfiguredProvider<?> server) {
        return token -> server.recognise(new Proof.Claims(token.getClaims()))
                .map(SignedIn::new)
                .orElseThrow(() -> new InvalidBearerTokenException("The token names nobody"));
    }
}
