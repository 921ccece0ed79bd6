package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Leads somebody who has signed out here to the server where they signed in, so that the next person at the same browser is
 * asked who they are. A server that has no such address, or is down, does not keep anybody signed in here.
 */
@Component
class SigningOut implements LogoutSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SigningOut.class);
    private static final String HOME = "/";

    private final OidcClientInitiatedLogoutSuccessHandler atServer;

    SigningOut(OpenIdConnect servers) {
        this.atServer = new OidcClientInitiatedLogoutSuccessHandler(servers);
        this.atServer.setPostLogoutRedirectUri("{baseUrl}/");
        this.atServer.setRedirectStrategy((request, response, address) -> lead(response, address));
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var server = SignedIn.server(authentication);
        if (server.isEmpty()) {
            response.sendRedirect(HOME);
            return;
        }
        try {
            atServer.onLogoutSuccess(request, response, token(server.get()));
        } catch (IllegalArgumentException
                | IllegalStateException
                | RestClientException
                | jakarta.servlet.ServletException e) {
            LOG.warn(
                    "Identity server {} can't be told of a sign-out: {}",
                    server.get().server(),
                    e.toString());
            response.sendRedirect(HOME);
        }
    }

    private static OAuth2AuthenticationToken token(ServerSignIn server) {
        var idToken = new OidcIdToken(server.idToken(), null, null, Map.of(IdTokenClaimNames.SUB, server.server()));
        var user = new DefaultOidcUser(List.of(), idToken);
        return new OAuth2AuthenticationToken(user, user.getAuthorities(), server.server());
    }

    /** A form of ours may lead to our own pages only, also by way of a redirect; what comes after its answer is free to. */
    private static void lead(HttpServletResponse response, String address) throws IOException {
        if (address.startsWith("/")) {
            response.sendRedirect(address);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Refresh", "0; url=" + address);
    }
}
