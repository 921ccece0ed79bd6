package org.schalter.filling.provider.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.filling.spi.PrefillSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.StringNode;

/** What the sign-in has told of the person, by our names and by those of OpenID Connect. */
@Component
class IdentityAttributes implements PrefillSource {

    private static final Map<String, List<String>> ALSO = Map.of(
            "given_names", List.of("given_name"),
            "birth_date", List.of("birthdate"),
            "birth_name", List.of("birth_family_name"),
            "birth_place", List.of("place_of_birth"),
            "street", List.of("street_address"),
            "town", List.of("locality"));

    @Override
    public String id() {
        return "identity";
    }

    @Override
    public Optional<Prefilled> value(String name, Person person) {
        return attribute(name, person.attributes())
                .filter(value -> !value.isBlank())
                .map(value -> new Prefilled(StringNode.valueOf(value), person.trust()));
    }

    private static Optional<String> attribute(String name, Map<String, String> attributes) {
        return Optional.ofNullable(attributes.get(name))
                .or(() -> ALSO.getOrDefault(name, List.of()).stream()
                        .filter(attributes::containsKey)
                        .findFirst()
                        .map(attributes::get));
    }
}
