package org.schalter.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.expression.Decision;
import org.schalter.expression.InvalidExpression;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;
import org.springframework.stereotype.Component;

/** Every form, the citizens' and the clerks', can be asked as it is written; the fee asks for nothing that no form asks. */
@Component
class EveryFormIsSound implements ServiceCheck {

    @Override
    public String id() {
        return "every-form-is-sound";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        var findings = new ArrayList<Finding>();
        Stream.concat(Stream.of(candidate.form()), candidate.tasks().values().stream())
                .filter(candidate::isRead)
                .forEach(it -> findings.addAll(form(candidate, it)));
        if (candidate.isReadWhole() && findings.stream().noneMatch(Finding::stopsPublishing)) {
            findings.addAll(fee(candidate));
        }
        return findings;
    }

    private static List<Finding> form(ServicePackage service, FormDefinition form) {
        var languages = service.manifest().languages();
        var findings = new ArrayList<>(FormModel.check(form, service.texts(), languages, form.schemaFile()));
        findings.addAll(form.pages().findings());
        if (findings.stream().noneMatch(Finding::stopsPublishing)) {
            findings.addAll(compiles(service, form, languages));
        }
        return findings;
    }

    /** What no check has foreseen must come up here, and not before the first citizen. */
    private static List<Finding> compiles(ServicePackage service, FormDefinition form, List<String> languages) {
        try {
            FormModel.compile(form, service.texts(), languages);
            return List.of();
        } catch (IllegalArgumentException | InvalidExpression e) {
            return List.of(Finding.error(form.schemaFile(), "", String.valueOf(e.getMessage())));
        }
    }

    private static List<Finding> fee(ServicePackage service) {
        var fee = service.manifest().fee();
        if (fee.isEmpty()) {
            return List.of();
        }
        var file = fee.get().decision();
        var decision = service.decisions().get(file);
        if (decision == null) {
            return List.of(Finding.of(
                    Severity.ERROR,
                    "service.yaml",
                    "/fee/decision",
                    "fee-decision-unknown",
                    file,
                    String.join(", ", service.decisions().keySet())));
        }
        return fee(service, file, decision);
    }

    private static List<Finding> fee(ServicePackage service, String file, Decision decision) {
        var asked = new HashSet<String>();
        collect(
                FormModel.compile(
                                service.form(),
                                service.texts(),
                                service.manifest().languages())
                        .root(),
                asked);
        var findings = new ArrayList<Finding>();
        for (var path : decision.paths()) {
            if (!path.root().equals("answers")) {
                findings.add(Finding.of(Severity.ERROR, file, "", "fee-unknown", path.toString()));
            } else if (!asked.contains(path.below())) {
                findings.add(Finding.of(Severity.ERROR, file, "", "fee-unasked", path.toString()));
            }
        }
        return findings;
    }

    /** The paths of all questions; a row of a list has its list's path. */
    private static void collect(Part part, Set<String> asked) {
        asked.add(part.path());
        part.children().forEach(it -> collect(it, asked));
        part.items().ifPresent(it -> collect(it, asked));
    }
}
