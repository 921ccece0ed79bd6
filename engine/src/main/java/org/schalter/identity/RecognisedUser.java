package org.schalter.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What Spring Security's client makes of somebody, with the visitor they are to us. */
final class RecognisedUser extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final transient Visitor visitor;

    RecognisedUser(OidcUser user, Visitor visitor) {
        super(new SignedIn(visitor).getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.visitor = visitor;
    }

    Visitor visitor() {
        return visitor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecognisedUser it && visitor.equals(it.visitor);
    }

    @Override
    public int hashCode() {
        return visitor.hashCode();
    }
}
