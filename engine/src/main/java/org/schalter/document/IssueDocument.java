package org.schalter.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServicePackage;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.schalter.submission.CaseId;
import org.schalter.template.Template;
import org.schalter.template.Templates;
import org.springframework.stereotype.Component;

/** The action {@code issue-document}: makes a letter, permit or receipt for the case. */
@Component
class IssueDocument implements ProcessAction<IssueDocument.Options> {

    static final String ID = "issue-document";

    private final Documents documents;
    private final Letters letters;

    IssueDocument(Documents documents, Letters letters) {
        this.documents = documents;
        this.letters = letters;
    }

    /**
     * @param document the template's name, for example {@code permit} for {@code documents/permit.html}
     * @param language BCP 47; the applicant's if not given
     */
    record Options(String document, @Nullable String language) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public ActionResult perform(ActionCase at, Options options) {
        Letters.Order order = order(at, options);
        Document document = documents.issue(new CaseId(at.caseId()), title(order), order);
        return new ActionResult.Done(Map.of(
                "document", document.name(),
                "issuedAt", document.issuedAt().toString()));
    }

    @Override
    public Optional<String> missing(ActionCase at, Options options) {
        return documents.find(new CaseId(at.caseId()), options.document()).isPresent()
                ? Optional.empty()
                : Optional.of("document:" + options.document());
    }

    @Override
    public ActionResult rehearse(ActionCase at, Options options, RehearsalLog log) {
        Template.Filled filled = letters.text(order(at, options));
        log.document(options.document(), filled.title() + "\n" + filled.text());
        return new ActionResult.Done(Map.of("document", options.document()));
    }

    @Override
    public List<Finding> check(ServicePackage candidate, Options options) {
        List<Finding> findings = new ArrayList<>();
        String file = Templates.document(options.document());
        if (candidate.file(file).isEmpty()) {
            findings.add(Finding.error(
                    "process.bpmn",
                    "",
                    "issue-document names <" + options.document() + ">, but there is no <" + file + ">"));
        }
        return findings;
    }

    private static Letters.Order order(ActionCase at, Options options) {
        String language = options.language() == null ? at.language() : options.language();
        return new Letters.Order(options.document(), at.reference(), at.edition(), language, at.scope(), at.content());
    }

    /** As the manifest calls it; empty if it doesn't, then as its template does. */
    private static String title(Letters.Order order) {
        return Optional.ofNullable(order.content().manifest().documents().get(order.name()))
                .map(Manifest.DocumentRule::title)
                .map(text -> text.in(order.language()))
                .orElse("");
    }
}
