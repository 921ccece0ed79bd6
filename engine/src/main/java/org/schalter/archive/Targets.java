package org.schalter.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schalter.archive.spi.ArchiveBundle;
import org.schalter.archive.spi.ArchiveTarget;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The archive that the settings name, with its options; none if they say so. */
@Component
class Targets {

    private static final String NONE = "none";

    private final Optional<Chosen<?>> chosen;

    Targets(List<ArchiveTarget<?>> targets, ArchiveSettings settings, Environment environment) {
        Map<String, ArchiveTarget<?>> byId = targets.stream()
                .collect(Collectors.toMap(ArchiveTarget::id, Function.identity(), (one, other) -> {
                    throw new IllegalStateException(
                            "archive id <" + one.id() + "> is used by " + one.getClass() + " and " + other.getClass());
                }));
        ArchiveTarget<?> named = byId.get(settings.target());
        if (named == null && !settings.target().equals(NONE)) {
            throw new IllegalStateException(
                    "schalter.archive.target is <" + settings.target() + ">; there are <none> and "
                            + byId.keySet().stream().sorted().toList());
        }
        this.chosen = named == null ? Optional.empty() : Optional.of(Chosen.of(named, environment));
    }

    /** Its id; empty if there is none. */
    Optional<String> id() {
        return chosen.map(it -> it.target().id());
    }

    String keep(ArchiveBundle bundle) {
        return chosen.orElseThrow(() -> new IllegalStateException("there is no archive"))
                .keep(bundle);
    }

    List<String> selfCheck() {
        return chosen.map(Chosen::selfCheck).orElse(List.of());
    }

    private record Chosen<O extends Record>(ArchiveTarget<O> target, O options) {

        static <O extends Record> Chosen<O> of(ArchiveTarget<O> target, Environment environment) {
            O options = Binder.get(environment).bindOrCreate("schalter.archive.options", target.options());
            return new Chosen<>(target, options);
        }

        String keep(ArchiveBundle bundle) {
            return target.keep(bundle, options);
        }

        List<String> selfCheck() {
            return target.selfCheck(options);
        }
    }
}
