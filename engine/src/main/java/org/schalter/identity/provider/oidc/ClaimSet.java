package org.schalter.identity.provider.oidc;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claims of a token, found by paths such as {@code realm_access.roles}. */
record ClaimSet(Map<String, Object> claims) {

    private static final List<String> ATTRIBUTES = List.of(
            "family_name",
            "given_name",
            "birth_family_name",
            "birthdate",
            "place_of_birth",
            "nationality",
            "title",
            "email",
            "phone_number");
    private static final List<String> ADDRESS = List.of("street_address", "postal_code", "locality", "country");

    Optional<String> text(String path) {
        return find(path) instanceof String it && !it.isBlank() ? Optional.of(it.strip()) : Optional.empty();
    }

    /** A list of texts, or one text with blanks between. */
    Set<String> texts(String path) {
        return switch (find(path)) {
            case Collection<?> list -> list.stream().map(String::valueOf).collect(Collectors.toSet());
            case String text ->
                Arrays.stream(text.split(" ", -1)).filter(it -> !it.isBlank()).collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    /** What may be prefilled in a form, by OpenID Connect's names; the address's parts stand beside the others. */
    Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTES.forEach(it -> text(it).ifPresent(value -> attributes.put(it, value)));
        ADDRESS.forEach(it -> text("address." + it).ifPresent(value -> attributes.put(it, value)));
        text("place_of_birth.locality").ifPresent(it -> attributes.put("place_of_birth", it));
        texts("nationalities").stream().sorted().findFirst().ifPresent(it -> attributes.put("nationality", it));
        return attributes;
    }

    /** A claim's own name may have dots too, as those that are addresses do. */
    private @Nullable Object find(String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object at = claims;
        for (var step : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }
}
