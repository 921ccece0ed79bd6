package org.schalter.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import tools.jackson.databind.JsonNode;

/**
 * The applicant's e-mail address among the answers: a field of format {@code email} or of that name, the one nearest to
 * the top, before one of somebody else such as a representative or a witness. Never one out of a list of people.
 */
final class Addressee {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,255}");
    private static final Set<String> NAMES = Set.of("email", "e-mail", "e_mail", "mail", "emailaddress");
    private static final List<String> OWN =
            List.of("applicant", "person", "contact", "keeper", "owner", "self", "antragsteller", "kontakt");
    private static final int DEEPEST = 40;

    private Addressee() {}

    static boolean isAddress(String text) {
        return text.length() <= 320 && ADDRESS.matcher(text).matches();
    }

    static Optional<String> of(ServicePackage content, @Nullable Object answers, Map<String, String> applicant) {
        Set<String> names = new TreeSet<>(NAMES);
        emailFields(content.form().schema(), "", names, 0);
        List<Found> found = new ArrayList<>();
        search(answers, names, 0, false, found);
        return found.stream()
                .sorted()
                .map(Found::address)
                .findFirst()
                .or(() -> Optional.ofNullable(applicant.get("email")).filter(Addressee::isAddress));
    }

    private record Found(String address, int depth, boolean own, int order) implements Comparable<Found> {

        @Override
        public int compareTo(Found other) {
            int byDepth = Integer.compare(depth - (own ? 1 : 0), other.depth - (other.own ? 1 : 0));
            return byDepth != 0 ? byDepth : Integer.compare(order, other.order);
        }
    }

    private static void search(@Nullable Object value, Set<String> names, int depth, boolean own, List<Found> found) {
        if (!(value instanceof Map<?, ?> map) || depth > DEEPEST) {
            return;
        }
        map.forEach((key, inner) -> {
            String name = String.valueOf(key).toLowerCase(Locale.ROOT);
            if (inner instanceof String text && names.contains(name) && isAddress(text.strip())) {
                found.add(new Found(text.strip(), depth, own, found.size()));
            }
            search(inner, names, depth + 1, OWN.contains(name), found);
        });
    }

    /** Names of the schema's fields of format email. */
    private static void emailFields(JsonNode schema, String name, Set<String> names, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (schema.path("format").asString("").equals("email") && !name.isEmpty()) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
        schema.propertyStream().forEach(entry -> {
            boolean properties = entry.getKey().equals("properties");
            if (properties) {
                entry.getValue()
                        .propertyStream()
                        .forEach(property -> emailFields(property.getValue(), property.getKey(), names, depth + 1));
            } else if (entry.getValue().isObject()) {
                emailFields(entry.getValue(), name, names, depth + 1);
            } else if (entry.getValue().isArray()) {
                entry.getValue().forEach(one -> emailFields(one, name, names, depth + 1));
            }
        });
    }
}
