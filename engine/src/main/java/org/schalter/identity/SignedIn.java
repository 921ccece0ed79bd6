package org.schalter.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A visitor whom an identity provider has recognised, in the words of Spring Security. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Visitor visitor;

    SignedIn(Visitor visitor) {
        super(visitor.roles().stream()
                .map(it -> new SimpleGrantedAuthority(it.authority()))
                .toList());
        this.visitor = visitor;
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
