package org.schalter.identity;

import java.util.Optional;
import org.springframework.security.core.Authentication;

/** Finds the visitor in whatever Spring Security calls an authentication. */
final class Authentications {

    private Authentications() {}

    static Optional<Visitor> visitor(Authentication authentication) {
        return authentication instanceof SignedIn signedIn ? Optional.of(signedIn.visitor()) : Optional.empty();
    }
}
