package org.schalter.casework;

import java.util.Optional;
import org.schalter.event.Hearer;
import org.schalter.payment.Payments;
import org.schalter.payment.Payments.PaymentSettled;
import org.schalter.process.ProcessModel.MessageCatch;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.TimerCatch;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Places;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Places.Work;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What must be there for a case to get on from where it stands: a task for clerks, a job, an order to pay, a timer. */
@Component
class PlaceDuties {

    private final Workflow workflow;
    private final Redo redo;
    private final Reopening reopening;
    private final Payments payments;
    private final Hearer<PaymentSettled> paid;
    private final TransactionTemplate transaction;

    PlaceDuties(
            Workflow workflow,
            Redo redo,
            Reopening reopening,
            Payments payments,
            Hearer<PaymentSettled> caseworkPaid,
            TransactionTemplate transaction) {
        this.workflow = workflow;
        this.redo = redo;
        this.reopening = reopening;
        this.payments = payments;
        this.paid = caseworkPaid;
        this.transaction = transaction;
    }

    Optional<MissingStation> missing(SentCase sent, EditionProcess process, Place place) {
        if (process.repeated(place.node())) {
            return Optional.empty();
        }
        return switch (process.model().nodes().get(place.node())) {
            case UserTask task -> task(sent, process, task, place);
            case ServiceTask task when process.waitsForJob(task) -> job(sent, place);
            case ServiceTask task when task.action().equals(CollectPayment.ID) -> payment(sent, task, place);
            case MessageCatch message
            when reopening.hasArrived(sent.id(), message.message()) ->
                Optional.of(missing("step:" + message.id(), place, "told", () -> reopening.proceed(sent.id(), place)));
            case TimerCatch timer
            when place.work().isEmpty() -> Optional.of(missing("step:" + timer.id(), place, "timer", Repair.none()));
            case null, default -> Optional.empty();
        };
    }

    private Optional<MissingStation> task(SentCase sent, EditionProcess process, UserTask task, Place place) {
        return reopening.isOpen(sent.id(), place)
                ? Optional.empty()
                : Optional.of(
                        missing("task:" + task.id(), place, "task", () -> reopening.open(sent.id(), process, place)));
    }

    private Optional<MissingStation> job(SentCase sent, Place place) {
        String station = "step:" + place.node();
        Places places = workflow.places();
        return place.work()
                .map(work -> failed(station, place, worded(sent, work)))
                .orElseGet(() ->
                        Optional.of(missing(station, place, "job", () -> places.renew(sent.id(), place.execution()))));
    }

    private Work worded(SentCase sent, Work work) {
        return new Work(work.id(), work.state(), reopening.failure(sent.id(), work.message()));
    }

    private Optional<MissingStation> failed(String station, Place place, Work work) {
        return switch (work.state()) {
            case DUE -> Optional.empty();
            case FAILED ->
                Optional.of(
                        failed(station, place, "fails", work, Repair.onRequest(() -> workflow.retry(work.id(), 1))));
            case GIVEN_UP -> Optional.of(failed(station, place, "given-up", work, () -> workflow.retry(work.id(), 1)));
        };
    }

    private Optional<MissingStation> payment(SentCase sent, ServiceTask task, Place place) {
        var orders = payments.of(new CaseId(sent.id())).stream()
                .filter(order -> CollectPayment.node(order).equals(task.id()))
                .toList();
        if (orders.isEmpty()) {
            return Optional.of(missing("payment-due", place, "order", () -> {
                redo.perform(sent.id(), sent.service(), sent.edition(), task);
                return true;
            }));
        }
        var order = orders.getLast();
        var settledAt = order.settledAt();
        return settledAt == null
                ? Optional.empty()
                : Optional.of(new MissingStation(
                        "step:" + task.id(), settledAt, "casework.missing.paid", "", () -> tell(sent, order)));
    }

    private boolean tell(SentCase sent, Payments.Order order) {
        transaction.executeWithoutResult(_ -> paid.hear(new PaymentSettled(sent.id(), order.id())));
        return true;
    }

    private static MissingStation missing(String station, Place place, String cause, Repair repair) {
        return new MissingStation(station, place.since(), "casework.missing." + cause, "", repair);
    }

    private static MissingStation failed(String station, Place place, String cause, Work work, Repair repair) {
        return new MissingStation(station, place.since(), "casework.missing." + cause, work.message(), repair);
    }
}
