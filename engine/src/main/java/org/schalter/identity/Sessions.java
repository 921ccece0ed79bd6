package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Routine;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is signed in, kept in the database so that every node knows it, and looked up only when a page asks.
 *
 * <p>A sign-in always opens a new session under a new token, so a token planted before it is worth nothing. Somebody who
 * has not signed in has no session.
 */
@Component
class Sessions implements SecurityContextRepository, Routine {

    static final String COOKIE = "schalter-session";

    // Never Java's own serialisation: reading that runs code.
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration NOTICED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;

    Sessions(JdbcClient jdbc, Clock clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new OnceAsked(() -> token(request).flatMap(this::find));
    }

    @Override
    @SuppressWarnings("deprecation") // Part of the interface until Spring Security drops it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            // A program signs in with each call; a session for each would be a row for each.
            return;
        }
        cookie(request).flatMap(SessionToken::read).ifPresent(this::close);
        var visitor = SignedIn.visitor(context.getAuthentication());
        if (visitor.isPresent()) {
            var token = open(new Content(
                    visitor.get(), SignedIn.server(context.getAuthentication()).orElse(null)));
            response.addHeader(HttpHeaders.SET_COOKIE, Cookies.of(COOKIE, token.text(), Cookies.UNTIL_CLOSED, request));
        } else if (cookie(request).isPresent()) {
            response.addHeader(HttpHeaders.SET_COOKIE, Cookies.gone(COOKIE, request));
        }
    }

    /** What a session keeps, encrypted. */
    private record Content(Visitor visitor, @Nullable ServerSignIn server) {

        SignedIn signedIn() {
            return new SignedIn(visitor, server);
        }
    }

    private SessionToken open(Content content) {
        var token = SessionToken.random();
        var now = Timestamp.from(clock.instant());
        jdbc.sql("insert into identity_session (token_hash, content, opened_at, used_at) values (?, ?, ?, ?)")
                .params(token.hash(), token.encrypt(JSON.writeValueAsBytes(content)), now, now)
                .update();
        return token;
    }

    private Optional<Content> find(SessionToken token) {
        var now = clock.instant();
        var found = jdbc.sql(
                        "select content from identity_session where token_hash = ? and opened_at > ? and used_at > ?")
                .params(
                        token.hash(),
                        Timestamp.from(now.minus(settings.sessionLength())),
                        Timestamp.from(now.minus(settings.sessionIdle())))
                .query(byte[].class)
                .optional();
        if (found.isPresent()) {
            jdbc.sql("update identity_session set used_at = ? where token_hash = ? and used_at < ?")
                    .params(Timestamp.from(now), token.hash(), Timestamp.from(now.minus(NOTICED_EVERY)))
                    .update();
        }
        return found.map(token::decrypt).map(Sessions::content);
    }

    /** Sessions that were opened before there was more to keep hold the visitor alone. */
    private static Content content(byte[] json) {
        var tree = JSON.readTree(json);
        return tree.has("visitor")
                ? JSON.treeToValue(tree, Content.class)
                : new Content(JSON.treeToValue(tree, Visitor.class), null);
    }

    private void close(SessionToken token) {
        jdbc.sql("delete from identity_session where token_hash = ?")
                .param(token.hash())
                .update();
    }

    /** A program that brings its own proof is judged by that alone, whatever cookies travel with it. */
    private static Optional<SessionToken> token(HttpServletRequest request) {
        return Programs.bringsProof(request)
                ? Optional.empty()
                : cookie(request).flatMap(SessionToken::read);
    }

    static Optional<String> cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    @Override
    public String id() {
        return "identity.delete-expired-sessions";
    }

    @Override
    public String cron() {
        return "0 17 * * * *";
    }

    @Override
    public void run() {
        var now = clock.instant();
        jdbc.sql("delete from identity_session where opened_at < ? or used_at < ?")
                .params(
                        Timestamp.from(now.minus(settings.sessionLength())),
                        Timestamp.from(now.minus(settings.sessionIdle())))
                .update();
    }

    /** Asks the database at most once a request, and only if somebody wants to know. */
    private static final class OnceAsked implements DeferredSecurityContext {

        private final Supplier<Optional<Content>> lookUp;
        private final SecurityContext context = new SecurityContextImpl();
        private boolean asked;

        OnceAsked(Supplier<Optional<Content>> lookUp) {
            this.lookUp = lookUp;
        }

        @Override
        public SecurityContext get() {
            if (!asked) {
                asked = true;
                lookUp.get().ifPresent(it -> context.setAuthentication(it.signedIn()));
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
