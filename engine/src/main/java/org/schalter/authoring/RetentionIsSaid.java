package org.schalter.authoring;

import java.util.List;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** How long cases are kept is the town's to decide, not the engine's to assume. */
@Component
class RetentionIsSaid implements ServiceCheck {

    private static final String FILE = "service.yaml";

    @Override
    public String id() {
        return "retention-is-said";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        var kept = candidate.manifest().retention();
        if (kept.said()) {
            return List.of();
        }
        return List.of(Finding.of(
                Severity.HINT,
                FILE,
                "/retention",
                "retention-missing",
                kept.completed().toString()));
    }
}
