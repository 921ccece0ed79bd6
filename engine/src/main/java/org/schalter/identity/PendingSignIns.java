package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Routine;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is on the way to an OpenID Connect server and has not come back yet, kept so that any node may welcome them back,
 * bound to their browser by a cookie.
 */
@Component
class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest>, Routine {

    private static final String COOKIE = "schalter-sign-in";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What of a request is needed when somebody comes back. */
    record Pending(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, Object> parameters,
            Map<String, Object> attributes,
            String requestUri) {

        static Pending of(OAuth2AuthorizationRequest it) {
            return new Pending(
                    it.getAuthorizationUri(),
                    it.getClientId(),
                    String.valueOf(it.getRedirectUri()),
                    it.getScopes(),
                    String.valueOf(it.getState()),
                    it.getAdditionalParameters(),
                    it.getAttributes(),
                    it.getAuthorizationRequestUri());
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .additionalParameters(parameters)
                    .attributes(attributes)
                    .authorizationRequestUri(requestUri)
                    .build();
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    PendingSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        if (wanted == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        var token = SessionToken.random();
        jdbc.sql("insert into identity_sign_in (token_hash, content, opened_at) values (?, ?, ?)")
                .params(
                        token.hash(),
                        token.encrypt(JSON.writeValueAsBytes(Pending.of(wanted))),
                        Timestamp.from(clock.instant()))
                .update();
        response.addHeader(HttpHeaders.SET_COOKIE, Cookies.of(COOKIE, token.text(), PATIENCE, request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find(request).orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var found = find(request);
        token(request)
                .ifPresent(it -> jdbc.sql("delete from identity_sign_in where token_hash = ?")
                        .param(it.hash())
                        .update());
        response.addHeader(HttpHeaders.SET_COOKIE, Cookies.gone(COOKIE, request));
        return found.orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> find(HttpServletRequest request) {
        return token(request)
                .flatMap(token -> jdbc.sql(
                                "select content from identity_sign_in where token_hash = ? and opened_at > ?")
                        .params(token.hash(), Timestamp.from(clock.instant().minus(PATIENCE)))
                        .query(byte[].class)
                        .optional()
                        .map(it ->
                                JSON.readValue(token.decrypt(it), Pending.class).request()))
                .filter(it -> it.getState() != null && it.getState().equals(request.getParameter("state")));
    }

    private static Optional<SessionToken> token(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : SessionToken.read(cookie.getValue());
    }

    @Override
    public String id() {
        return "identity.delete-abandoned-sign-ins";
    }

    @Override
    public String cron() {
        return "0 23 * * * *";
    }

    @Override
    public void run() {
        jdbc.sql("delete from identity_sign_in where opened_at < ?")
                .param(Timestamp.from(clock.instant().minus(PATIENCE)))
                .update();
    }
}
