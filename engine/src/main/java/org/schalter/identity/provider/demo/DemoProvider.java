package org.schalter.identity.provider.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schalter.identity.spi.IdentityProvider;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Recognition;
import org.schalter.identity.spi.Recognition.Assurance;
import org.schalter.identity.spi.Recognition.Recognised;
import org.schalter.identity.spi.Recognition.Unrecognised;
import org.schalter.identity.spi.Way;
import org.springframework.stereotype.Component;

/** Knows the staff of a pretended town hall and three citizens, one for each degree of trust. */
@Component
class DemoProvider implements IdentityProvider<DemoProvider.Options> {

    /** Nothing to set: the people are part of the demo. */
    record Options() {}

    private static final List<Recognised> PEOPLE = List.of(
            citizen(
                    "erika",
                    "Erika Mustermann",
                    Assurance.HIGH,
                    Map.of(
                            "family_name", "MUSTERMANN",
                            "given_name", "ERIKA",
                            "birth_family_name", "GABLER",
                            "birthdate", "1983-08-12",
                            "place_of_birth", "BERLIN",
                            "nationality", "DE",
                            "street_address", "HEIDESTRASSE 17",
                            "postal_code", "51147",
                            "locality", "KÖLN",
                            "country", "DE")),
            citizen(
                    "max",
                    "Max Beispiel",
                    Assurance.SUBSTANTIAL,
                    Map.of(
                            "family_name", "Beispiel",
                            "given_name", "Max",
                            "birthdate", "1990-02-28",
                            "street_address", "Musterweg 5",
                            "postal_code", "52349",
                            "locality", "Düren",
                            "country", "DE",
                            "email", "max.beispiel@example.org")),
            citizen(
                    "ayse",
                    "Ayşe Yıldız",
                    Assurance.BASIC,
                    Map.of("family_name", "Yıldız", "given_name", "Ayşe", "email", "ayse.yildiz@example.org")),
            staff("clerk", Set.of("*")),
            staff("clerk2", Set.of("*")),
            staff("editor", Set.of()),
            staff("editor2", Set.of()),
            staff("publisher", Set.of()),
            staff("operator", Set.of()));

    @Override
    public String id() {
        return "demo";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public Way way(Options options) {
        return new Way.NameAndPassword(PEOPLE.stream()
                .map(it -> new Way.Offer(it.subject(), it.subject(), "identity.demo." + it.subject()))
                .toList());
    }

    @Override
    public Recognition recognise(Proof proof, Options options) {
        if (!(proof instanceof Proof.NameAndPassword given) || !same(given.name(), given.password())) {
            return new Unrecognised("wrong password");
        }
        return PEOPLE.stream()
                .filter(it -> it.subject().equals(given.name()))
                .findFirst()
                .<Recognition>map(it -> it)
                .orElseGet(() -> new Unrecognised("unknown name"));
    }

    @Override
    public List<String> selfCheck(Options options) {
        return List.of();
    }

    private static boolean same(String name, String password) {
        return MessageDigest.isEqual(name.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private static Recognised citizen(
            String subject, String name, Assurance assurance, Map<String, String> attributes) {
        return new Recognised(subject, name, Set.of("citizen"), Set.of(), assurance, attributes);
    }

    private static Recognised staff(String name, Set<String> units) {
        var role = name.replaceAll("[0-9]", "");
        return new Recognised(name, name, Set.of(role), units, Assurance.SUBSTANTIAL, Map.of());
    }
}
