package org.schalter.casework;

import java.util.List;
import java.util.Map;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.process.ProcessRules;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.springframework.stereotype.Component;

/** {@code set-status}: says how the case stands from now on, to the applicant too. */
@Component
class SetStatus implements ProcessAction<SetStatus.Options> {

    private static final String VALUE = "[a-z][a-z0-9-]{0,40}";

    /** The status, for example {@code rejected}. */
    record Options(String status) {}

    private final Ledger ledger;

    SetStatus(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String id() {
        return "set-status";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public List<Finding> check(ServicePackage candidate, Options options) {
        if (Expression.isExpression(options.status()) || options.status().matches(VALUE)) {
            return List.of();
        }
        return List.of(Finding.error(
                ProcessRules.FILE,
                "",
                "the status <%s> is not right; it needs small letters, digits and -, for example rejected"
                        .formatted(options.status())));
    }

    @Override
    public ActionResult perform(ActionCase at, Options options) {
        ledger.enter(new CaseId(at.caseId()), "status:" + checked(options), at.occurrence());
        return new ActionResult.Done(Map.of("status", options.status()));
    }

    @Override
    public ActionResult rehearse(ActionCase at, Options options, RehearsalLog log) {
        log.status(checked(options));
        return new ActionResult.Done(Map.of("status", options.status()));
    }

    private static String checked(Options options) {
        if (!options.status().matches(VALUE)) {
            throw new IllegalArgumentException(
                    "the status <%s> is not right; it needs small letters, digits and -".formatted(options.status()));
        }
        return options.status();
    }
}
