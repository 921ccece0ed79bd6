package org.schalter.identity.spi;

import java.util.Map;
import java.util.Set;

/** What a provider makes of a proof. */
public sealed interface Recognition {

    /**
     * @param subject the same for the same person at every sign-in, unique within the provider
     * @param roles names of roles: citizen, clerk, editor, publisher, operator; others mean nothing
     * @param units the units whose tasks they work; {@code *} is every unit
     * @param attributes by OpenID Connect's names: {@code family_name}, {@code birthdate} …
     */
    record Recognised(
            String subject,
            String name,
            Set<String> roles,
            Set<String> units,
            Assurance assurance,
            Map<String, String> attributes)
            implements Recognition {}

    /** @param reason for the log: what was wrong, no personal data */
    record Unrecognised(String reason) implements Recognition {}

    /** How surely the provider knows it. */
    enum Assurance {
        NONE,
        BASIC,
        SUBSTANTIAL,
        HIGH
    }
}
