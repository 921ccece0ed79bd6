package org.schalter.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schalter.identity.spi.IdentityProvider;
import org.schalter.identity.spi.Proof;
import org.schalter.identity.spi.Recognition.Recognised;
import org.schalter.identity.spi.Recognition.Unrecognised;
import org.schalter.identity.spi.Way;
import org.schalter.site.Cause;
import org.schalter.site.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An identity provider with its options, under the name the operator gave it. */
record ConfiguredProvider<O extends Record>(String name, String title, IdentityProvider<O> provider, O options) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProvider.class);

    Way way() {
        return provider.way(options);
    }

    /** What it says is wrong with itself; that it can't even say so is wrong, too. */
    List<String> selfCheck() {
        try {
            return provider.selfCheck(options);
        } catch (RuntimeException e) {
            return List.of(Cause.of(e));
        }
    }

    /** The visitor whom the proof is about, in our own words. */
    Optional<Visitor> recognise(Proof proof) {
        return switch (provider.recognise(proof, options)) {
            case Recognised it -> Optional.of(visitor(it));
            case Unrecognised it -> {
                LOG.info("Sign-in by {} refused: {}", name, it.reason());
                yield Optional.empty();
            }
        };
    }

    private Visitor visitor(Recognised it) {
        // Servers choose subjects without knowing of each other; names of our own sign-in page are unique already.
        var subject = way() instanceof Way.OpenIdConnect ? name + ":" + it.subject() : it.subject();
        var trust = Trust.valueOf(it.assurance().name());
        return new Visitor(subject, it.name(), roles(it.roles()), it.units(), trust, it.attributes());
    }

    private static Set<Role> roles(Set<String> names) {
        return Set.of(Role.values()).stream()
                .filter(it -> names.contains(it.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }
}
