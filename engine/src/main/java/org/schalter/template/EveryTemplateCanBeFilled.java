package org.schalter.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.template.TemplateNode.Mark;
import org.schalter.template.TemplateNode.Words;
import org.springframework.stereotype.Component;

/** A letter with a hole in it must not go out: what a template names is there, or is asked for first. */
@Component
class EveryTemplateCanBeFilled implements ServiceCheck {

    private final Templates templates;

    EveryTemplateCanBeFilled(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String id() {
        return "every-template-can-be-filled";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Template> all = templates.of(candidate);
        all.forEach((file, template) -> findings.addAll(template.findings()));
        if (!all.isEmpty()) {
            forms(candidate)
                    .ifPresent(forms -> all.forEach((file, it) -> findings.addAll(asked(file, it, candidate, forms))));
        }
        candidate.manifest().documents().keySet().stream()
                .filter(name -> !all.containsKey(Templates.document(name)))
                .forEach(name -> findings.add(Finding.of(
                        Severity.ERROR,
                        "service.yaml",
                        "/documents/" + name,
                        "template-missing",
                        Templates.document(name))));
        return findings;
    }

    private static List<Finding> asked(String file, Template template, ServicePackage candidate, Forms forms) {
        List<Finding> findings = new ArrayList<>();
        Presence presence = new Presence(candidate, forms, !file.startsWith("documents/"));
        variables(file, template, presence, forms, findings);
        texts(file, template, candidate, findings);
        findings.addAll(new Shapes(forms, file).findings(template));
        return findings;
    }

    /** Forms that can't be read, or do not compile, are another check's finding. */
    private Optional<Forms> forms(ServicePackage candidate) {
        try {
            return candidate.isReadWhole() ? Optional.of(templates.forms(candidate)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void variables(
            String file, Template template, Presence presence, Forms forms, List<Finding> findings) {
        Set<String> told = new TreeSet<>();
        for (TemplateUse use : TemplateUse.of(template)) {
            switch (presence.of(use.path())) {
                case Presence.Known.Certain _ -> {}
                case Presence.Known.Nowhere nowhere ->
                    tell(told, findings, use, Finding.error(file, use.at(), nowhere.message()));
                case Presence.Known.Doubtful doubtful -> {
                    if (!use.copes() && !guarded(use, doubtful.reasons(), forms)) {
                        tell(
                                told,
                                findings,
                                use,
                                Finding.of(Severity.ERROR, file, use.at(), "maybe-absent", use.path()));
                    }
                }
            }
        }
    }

    private static boolean guarded(TemplateUse use, Set<String> reasons, Forms forms) {
        return use.guards().stream()
                .map(forms::full)
                .anyMatch(guard -> reasons.stream().anyMatch(reason -> related(guard, reason))
                        || related(guard, forms.full(use.path())));
    }

    private static boolean related(String one, String other) {
        return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
    }

    private static void tell(Set<String> told, List<Finding> findings, TemplateUse use, Finding finding) {
        if (told.add(use.at() + use.path())) {
            findings.add(finding);
        }
    }

    private static void texts(String file, Template template, ServicePackage candidate, List<Finding> findings) {
        boolean letter = file.startsWith("documents/");
        each(template.title(), template.body(), (at, piece) -> {
            if (piece instanceof Piece.Translated text) {
                text(file, at, text.key(), candidate, findings);
            } else if (piece instanceof Piece.Picture picture && !letter) {
                findings.add(Finding.of(Severity.ERROR, file, at, "picture-misplaced", picture.name()));
            }
        });
    }

    private static void text(String file, String at, String key, ServicePackage candidate, List<Finding> findings) {
        if (!candidate.texts().has(key)) {
            findings.add(Finding.of(
                    Severity.ERROR,
                    file,
                    at,
                    "text-absent",
                    key,
                    "texts/" + candidate.manifest().referenceLanguage() + ".properties"));
            return;
        }
        List<String> missing = candidate.manifest().languages().stream()
                .filter(language -> candidate.texts().find(language, key).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            findings.add(Finding.of(Severity.WARNING, file, at, "text-untranslated", key, missing.toString()));
        }
    }

    /** What is done with each piece. */
    private interface Visit {
        void piece(String at, Piece piece);
    }

    private static void each(Words title, Mark body, Visit visit) {
        title.pieces().forEach(piece -> visit.piece(title.at(), piece));
        each(body, visit);
    }

    private static void each(Mark mark, Visit visit) {
        for (TemplateNode child : mark.children()) {
            switch (child) {
                case Words words -> words.pieces().forEach(piece -> visit.piece(words.at(), piece));
                case Mark inner -> each(inner, visit);
            }
        }
    }
}
