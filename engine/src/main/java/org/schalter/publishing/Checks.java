package org.schalter.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All checks that the stages contribute; an id used twice stops the start. */
@Component
class Checks {

    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private final List<ServiceCheck> checks;

    Checks(List<ServiceCheck> checks) {
        refuseDuplicates(checks);
        this.checks =
                checks.stream().sorted(Comparator.comparing(ServiceCheck::id)).toList();
    }

    List<Finding> of(ServicePackage candidate) {
        var findings = new ArrayList<Finding>();
        checks.stream()
                .filter(it -> candidate.isReadWhole() || !it.needsForms())
                .forEach(it -> findings.addAll(run(it, candidate)));
        return findings;
    }

    /** A check that fails itself must neither hide what the others find nor let the service pass. */
    private static Collection<Finding> run(ServiceCheck check, ServicePackage candidate) {
        try {
            return check.check(candidate);
        } catch (RuntimeException e) {
            log.error(
                    "Check {} could not finish for service {}",
                    check.id(),
                    candidate.manifest().key().value(),
                    e);
            return List.of(new Finding(
                    Severity.ERROR,
                    "",
                    "",
                    "the check <%s> could not finish: tell the operator".formatted(check.id())));
        }
    }

    private static void refuseDuplicates(List<ServiceCheck> checks) {
        var seen = new HashSet<String>();
        for (var check : checks) {
            if (!seen.add(check.id())) {
                throw new IllegalStateException("two service checks have the id <%s>: give each its own; there are %s"
                        .formatted(
                                check.id(),
                                checks.stream().map(ServiceCheck::id).sorted().collect(Collectors.joining(", "))));
            }
        }
    }
}
