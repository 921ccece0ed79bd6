package org.schalter.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
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
        return Objects.hash(visitor);
    }
}
