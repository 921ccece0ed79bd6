package org.schalter.process.spi;

import java.util.UUID;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Scope;

/**
 * The case that an action is done for, and where it stands.
 *
 * @param nodeId the service task's id; the result is found under it
 * @param occurrence names this doing of the task, the same again when it is repeated after a failure
 * @param scope what expressions see: answers, case, fee, payment, tasks, results of earlier nodes
 * @param language the applicant's
 * @param content the edition that the case is bound to
 */
public record ActionCase(
        UUID caseId,
        String reference,
        String service,
        int edition,
        String nodeId,
        String occurrence,
        Scope scope,
        String language,
        ServicePackage content) {}
