package org.schalter.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** A visitor whom an identity provider has recognised, in the words of Spring Security. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Visitor visitor;
    private final transient @Nullable ServerSignIn server;

    SignedIn(Visitor visitor) {
        this(visitor, null);
    }

    /** @param server where they signed in, null if here */
    SignedIn(Visitor visitor, @Nullable ServerSignIn server) {
        super(visitor.roles().stream()
                .map(it -> new SimpleGrantedAuthority(it.authority()))
                .toList());
        this.visitor = visitor;
        this.server = server;
        setAuthenticated(true);
    }

    /** The visitor behind any authentication of Spring Security's; empty for somebody who has not signed in. */
    static Optional<Visitor> visitor(@Nullable Authentication authentication) {
        if (authentication instanceof SignedIn signedIn) {
            return Optional.of(signedIn.visitor);
        }
        return authentication != null && authentication.getPrincipal() instanceof RecognisedUser user
                ? Optional.of(user.visitor())
                : Optional.empty();
    }

    /** Where they signed in, if at an OpenID Connect server; there they must sign out as well. */
    static Optional<ServerSignIn> server(@Nullable Authentication authentication) {
        if (authentication instanceof SignedIn signedIn) {
            return Optional.ofNullable(signedIn.server);
        }
        return authentication instanceof OAuth2AuthenticationToken token
                        && token.getPrincipal() instanceof RecognisedUser user
                ? Optional.of(new ServerSignIn(
                        token.getAuthorizedClientRegistrationId(),
                        user.getIdToken().getTokenValue()))
                : Optional.empty();
    }

    Visitor visitor() {
        return visitor;
    }

    @Override
    public String getName() {
        return visitor.name();
    }

    @Override
    public Object getPrincipal() {
        return visitor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn it && visitor.equals(it.visitor);
    }

    @Override
    public int hashCode() {
        return visitor.hashCode();
    }
}
