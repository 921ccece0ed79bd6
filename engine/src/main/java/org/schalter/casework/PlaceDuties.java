package org.schalter.casework;

import java.util.Optional;
import org.schalter.process.ProcessModel.MessageCatch;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.TimerCatch;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Places;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Places.Work;
import org.schalter.workflow.Position;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;

/** What must be there for a case to get on from where it stands: a task for clerks, a job, an order to pay, a timer. */
@Component
class PlaceDuties {

    private final Workflow workflow;
    private final Reopening reopening;
    private final PaymentDuties payments;

    PlaceDuties(Workflow workflow, Reopening reopening, PaymentDuties payments) {
        this.workflow = workflow;
        this.reopening = reopening;
        this.payments = payments;
    }

    Optional<MissingStation> missing(SentCase sent, EditionProcess process, Place place) {
        if (place.whole()) {
            return Optional.empty();
        }
        return switch (process.model().nodes().get(place.node())) {
            case UserTask _ -> task(sent, process, place);
            case ServiceTask task when process.waitsForJob(task) -> job(sent, process, place);
            case ServiceTask task when task.action().equals(CollectPayment.ID) -> payments.missing(sent, task, place);
            case MessageCatch message
            when reopening.hasArrived(sent.id(), message.message()) ->
                Optional.of(missing(step(process, place), place, "told", () -> reopening.proceed(sent.id(), place)));
            case TimerCatch timer
            when place.work().isEmpty() -> Optional.of(missing(step(process, place), place, "timer", Repair.none()));
            case null, default -> Optional.empty();
        };
    }

    private Optional<MissingStation> task(SentCase sent, EditionProcess process, Place place) {
        return reopening.isOpen(sent.id(), place)
                ? Optional.empty()
                : Optional.of(missing(
                        "task:" + label(process, place), place, "task", () -> reopening.open(sent.id(), place)));
    }

    private String step(EditionProcess process, Place place) {
        return "step:" + label(process, place);
    }

    /** The doings of a repeated step are watched one by one. */
    private String label(EditionProcess process, Place place) {
        return process.repeated(place.node())
                ? workflow.places().position(place).map(Position::label).orElse(place.node())
                : place.node();
    }

    private Optional<MissingStation> job(SentCase sent, EditionProcess process, Place place) {
        String station = step(process, place);
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

    private static MissingStation missing(String station, Place place, String cause, Repair repair) {
        return new MissingStation(station, place.since(), "casework.missing." + cause, "", repair);
    }

    private static MissingStation failed(String station, Place place, String cause, Work work, Repair repair) {
        return new MissingStation(station, place.since(), "casework.missing." + cause, work.message(), repair);
    }
}
