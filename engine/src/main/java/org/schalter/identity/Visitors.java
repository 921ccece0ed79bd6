package org.schalter.identity;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Knows who is asking right now. */
@Component
public class Visitors {

    Visitors() {}

    /** The visitor of this request; nobody in particular outside one. */
    public Visitor current() {
        return SignedIn.visitor(SecurityContextHolder.getContext().getAuthentication())
                .orElse(Visitor.ANONYMOUS);
    }
}
