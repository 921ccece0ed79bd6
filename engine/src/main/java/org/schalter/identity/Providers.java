package org.schalter.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.schalter.identity.IdentitySettings.Provider;
import org.schalter.identity.spi.IdentityProvider;
import org.schalter.site.Site;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The identity providers that are configured, each with its options. */
@Component
class Providers {

    private static final String DEMO = "demo";

    private final List<ConfiguredProvider<?>> configured = new ArrayList<>();

    Providers(List<IdentityProvider<?>> kinds, IdentitySettings settings, Site site, Environment environment) {
        var byId = byId(kinds, site);
        var wanted = settings.providers().isEmpty() && site.demo()
                ? Map.of(DEMO, new Provider(DEMO, null))
                : settings.providers();
        if (wanted.isEmpty()) {
            throw new IdentityMisconfigured(
                    "No identity provider is configured, so nobody could sign in", byId.keySet());
        }
        new TreeMap<>(wanted).forEach((name, it) -> {
            if (it.kind().equals(DEMO) && !site.demo()) {
                throw new IdentityMisconfigured(
                        "Identity provider <%s> is <demo>, whose passwords everybody knows; should be a real one"
                                .formatted(name),
                        byId.keySet());
            }
            var kind = byId.get(it.kind());
            if (kind == null) {
                throw new IdentityMisconfigured(
                        "Identity provider <%s> is of the kind <%s>, which does not exist".formatted(name, it.kind()),
                        byId.keySet());
            }
            configured.add(configure(name, it, kind, Binder.get(environment)));
        });
    }

    List<ConfiguredProvider<?>> all() {
        return List.copyOf(configured);
    }

    private static Map<String, IdentityProvider<?>> byId(List<IdentityProvider<?>> kinds, Site site) {
        var byId = new TreeMap<String, IdentityProvider<?>>();
        for (var kind : kinds) {
            var other = byId.put(kind.id(), kind);
            if (other != null) {
                throw new IdentityMisconfigured(
                        "Identity provider id <%s> belongs to <%s> and <%s>; should be one's own"
                                .formatted(
                                        kind.id(),
                                        other.getClass().getName(),
                                        kind.getClass().getName()),
                        byId.keySet());
            }
        }
        if (!site.demo()) {
            byId.remove(DEMO);
        }
        return byId;
    }

    private static <O extends Record> ConfiguredProvider<O> configure(
            String name, Provider settings, IdentityProvider<O> kind, Binder binder) {
        var options =
                binder.bindOrCreate("schalter.identity.providers." + name + ".options", Bindable.of(kind.options()));
        return new ConfiguredProvider<>(name, settings.title() == null ? name : settings.title(), kind, options);
    }
}
