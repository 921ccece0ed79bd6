package org.schalter.process;

import java.util.List;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** Ways to pay are for something to be paid: the fee of the service, or the amount that a task of its process collects. */
@Component
class EveryWayToPayHasAnAmount implements ServiceCheck {

    @Override
    public String id() {
        return "every-way-to-pay-has-an-amount";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        var manifest = candidate.manifest();
        return manifest.payment().isEmpty() || manifest.fee().isPresent() || collects(candidate)
                ? List.of()
                : List.of(Finding.of(Severity.ERROR, "service.yaml", "/payment", "payment-amount"));
    }

    private static boolean collects(ServicePackage candidate) {
        return candidate.file(ProcessRules.FILE).isPresent()
                && ProcessModel.within(candidate)
                        .map(process -> process.nodes().values().stream()
                                .anyMatch(node -> node instanceof ServiceTask task
                                        && task.action().equals("collect-payment")
                                        && task.inputs().containsKey("amount")))
                        .orElse(true); // what can't be read is an error of its own
    }
}
