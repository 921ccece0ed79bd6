package org.schalter.identity;

import java.util.ArrayList;
import java.util.List;
import org.schalter.site.Concerns;
import org.springframework.stereotype.Component;

/** Identity providers by which nobody can sign in now. */
@Component
class IdentityConcerns implements Concerns {

    private final Providers providers;

    IdentityConcerns(Providers providers) {
        this.providers = providers;
    }

    @Override
    public List<Concern> now() {
        List<Concern> concerns = new ArrayList<>();
        for (ConfiguredProvider<?> provider : providers.all()) {
            provider.selfCheck()
                    .forEach(problem -> concerns.add(
                            new Concern("identity.concern.provider", List.of(provider.title()), problem, "/operate")));
        }
        return concerns;
    }
}
