package org.schalter.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Way;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The configured OpenID Connect servers, as Spring Security's client wants to know them. A server is asked for its
 * addresses when somebody first wants to sign in there, so one that is down does not keep Schalter from starting.
 */
@Component
class OpenIdConnect implements ClientRegistrationRepository, OAuth2UserService<OidcUserRequest, OidcUser> {

    private final List<ConfiguredProvider<?>> servers;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final OidcUserService users = new OidcUserService();

    OpenIdConnect(Providers providers) {
        this.servers = providers.all().stream()
                .filter(it -> it.way() instanceof Way.OpenIdConnect)
                .toList();
    }

    List<ConfiguredProvider<?>> servers() {
        return servers;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        return server(name) == null ? null : known.computeIfAbsent(name, this::discover);
    }

    /** The visitor behind the tokens that a server has just given us. */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = users.loadUser(request);
        var server = server(request.getClientRegistration().getRegistrationId());
        return server == null
                ? refuse()
                : server.recognise(new Proof.Claims(user.getClaims()))
                        .<OidcUser>map(it -> new RecognisedUser(user, it))
                        .orElseGet(OpenIdConnect::refuse);
    }

    /** Asks for the assurance that the operator wants, where a server offers several. */
    void askForAssurance(OAuth2AuthorizationRequest.Builder request) {
        request.attributes(attributes -> {
            var server = server(String.valueOf(attributes.get(OAuth2ParameterNames.REGISTRATION_ID)));
            if (server != null
                    && server.way() instanceof Way.OpenIdConnect way
                    && !way.acrValues().isEmpty()) {
                request.additionalParameters(it -> it.put("acr_values", String.join(" ", way.acrValues())));
            }
        });
    }

    private static OidcUser refuse() {
        throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED));
    }

    private @Nullable ConfiguredProvider<?> server(String name) {
        return servers.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
    }

    private ClientRegistration discover(String name) {
        var server = server(name);
        if (server == null || !(server.way() instanceof Way.OpenIdConnect way)) {
            throw new IllegalArgumentException("No OpenID Connect server is called <%s>".formatted(name));
        }
        return ClientRegistrations.fromOidcIssuerLocation(way.issuer().toString())
                .registrationId(name)
                .clientId(way.clientId())
                .clientSecret(way.clientSecret())
                .scope(new ArrayList<>(way.scopes()))
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .clientName(server.title())
                .build();
    }
}
