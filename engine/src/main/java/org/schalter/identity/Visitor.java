package org.schalter.identity;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Role;

/**
 * Who is asking.
 *
 * @param subject the same for the same person at every sign-in; null for somebody who is not signed in
 * @param name how to call them on a page
 * @param units the units whose tasks they work; {@code *} is every unit
 * @param trust how surely we know it
 * @param attributes what the identity provider told, by name: {@code family_name}, {@code birthdate} …
 */
public record Visitor(
        @Nullable String subject,
        String name,
        Set<Role> roles,
        Set<String> units,
        Trust trust,
        Map<String, String> attributes) {

    /** Somebody who is not signed in. */
    public static final Visitor ANONYMOUS = new Visitor(null, "", Set.of(), Set.of(), Trust.NONE, Map.of());

    private static final String EVERY_UNIT = "*";

    public Visitor {
        roles = Set.copyOf(roles);
        units = Set.copyOf(units);
        attributes = Map.copyOf(attributes);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean serves(String unit) {
        return units.contains(EVERY_UNIT) || units.contains(unit);
    }
}
