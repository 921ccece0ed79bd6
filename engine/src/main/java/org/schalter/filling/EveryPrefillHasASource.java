package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;
import org.springframework.stereotype.Component;

/** What is to be prefilled comes from a source that there is, and stands where it can be. */
@Component
class EveryPrefillHasASource implements ServiceCheck {

    private final Prefills prefills;

    EveryPrefillHasASource(Prefills prefills) {
        this.prefills = prefills;
    }

    @Override
    public String id() {
        return "every-prefill-has-a-source";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Finding> findings = new ArrayList<>();
        form(candidate, candidate.form(), "", findings);
        candidate
                .tasks()
                .values()
                .forEach(task ->
                        form(candidate, task, "is a task's, and only the applicants' form is prefilled", findings));
        return findings;
    }

    private void form(ServicePackage candidate, FormDefinition form, String why, List<Finding> findings) {
        root(candidate, form).ifPresent(it -> group(it, form.schemaFile(), why, findings));
    }

    /** A form that does not compile is another check's finding. */
    private static Optional<Part> root(ServicePackage candidate, FormDefinition form) {
        try {
            var languages = candidate.manifest().languages();
            return Optional.of(
                    FormModel.compile(form, candidate.texts(), languages).root());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** @param why nothing is prefilled here; empty where it is */
    private void group(Part group, String file, String why, List<Finding> findings) {
        for (Part part : group.children()) {
            String source = part.schema().path("x-prefill").asString("");
            if (!source.isEmpty()) {
                source(part, source, file, why, findings);
            }
            String inside =
                    !why.isEmpty() || part.required() && part.conditions().isEmpty()
                            ? why
                            : "stands in <" + part.name() + ">, which may be left out, so nothing is prefilled";
            group(part, file, inside, findings);
            part.items()
                    .ifPresent(row -> group(
                            row, file, "stands in the list <" + part.name() + ">, so nothing is prefilled", findings));
        }
    }

    private void source(Part part, String source, String file, String why, List<Finding> findings) {
        Set<String> sources = prefills.sources();
        String[] names = source.split("\\.", 2);
        if (!sources.contains(names[0]) || names.length < 2 || names[1].isEmpty()) {
            findings.add(Finding.error(
                    file,
                    part.pointer(),
                    "<" + source + "> leads to no source; expected one of " + sources
                            + ", a dot and a name, such as <identity.family_name>"));
        } else if (!why.isEmpty()) {
            findings.add(Finding.warning(
                    file, part.pointer(), "<" + part.name() + "> " + why + "; expected no <x-prefill> there"));
        }
    }
}
