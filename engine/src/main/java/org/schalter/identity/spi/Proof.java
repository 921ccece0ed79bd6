package org.schalter.identity.spi;

import java.util.Map;

/** What somebody brings to show who they are. */
public sealed interface Proof {

    record NameAndPassword(String name, String password) implements Proof {

        @Override
        public String toString() {
            return "NameAndPassword[name=" + name + "]";
        }
    }

    /** The claims of a token whose signature, issuer, audience and time have been checked. */
    record Claims(Map<String, Object> claims) implements Proof {}
}
