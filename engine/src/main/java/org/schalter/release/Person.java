package org.schalter.release;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.schalter.site.Role;

/** Who wants something. */
record Person(String name, boolean publisher) {

    static Person of(HttpServletRequest request) {
        var name = Optional.ofNullable(request.getUserPrincipal())
                .orElseThrow(() -> new IllegalStateException("nobody is signed in; @Access asks for it"))
                .getName();
        return new Person(name, request.isUserInRole(Role.PUBLISHER.authority()));
    }
}
