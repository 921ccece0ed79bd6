package org.schalter.submission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Decision;
import org.schalter.expression.Scope;
import org.schalter.validation.Applicable;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;
import tools.jackson.databind.node.ObjectNode;

/** What of a service its examples reach: questions that were asked, rules of the fee that applied. */
final class Reached {

    private final ServicePackage service;
    private final FormModel form;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> rules = new HashSet<>();

    Reached(ServicePackage service, FormModel form) {
        this.service = service;
        this.form = form;
    }

    void shown(Applicable applicable) {
        applicable.fields().forEach(it -> shown.add(it.part().path()));
    }

    void decide(ObjectNode answers, Clock clock) {
        fee().ifPresent(it -> {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("answers", form.values(answers));
            rules.addAll(it.rulesHit(new Scope(variables, clock)));
        });
    }

    /** A hint for each thing that no example reaches; of a group that is never asked, the group only. */
    List<Finding> nothing() {
        var findings = new ArrayList<Finding>();
        unseen(form.root(), new LinkedHashSet<>())
                .forEach(it -> findings.add(Finding.hint(
                        service.form().schemaFile(),
                        it,
                        "no example is asked for <%s>; expected one that is".formatted(it))));
        fee().ifPresent(decision -> decision.ruleIds().stream()
                .filter(it -> !rules.contains(it))
                .forEach(it -> findings.add(Finding.hint(
                        service.manifest().fee().orElseThrow().decision(),
                        it,
                        "no example reaches the rule <%s>; expected one that does".formatted(it)))));
        return findings;
    }

    private Set<String> unseen(Part part, Set<String> unseen) {
        if (!part.path().isEmpty() && !shown.contains(part.path())) {
            unseen.add(part.path());
            return unseen;
        }
        part.children().forEach(it -> unseen(it, unseen));
        part.items().ifPresent(it -> it.children().forEach(child -> unseen(child, unseen)));
        return unseen;
    }

    private Optional<Decision> fee() {
        return service.manifest().fee().map(it -> service.decisions().get(it.decision()));
    }
}
