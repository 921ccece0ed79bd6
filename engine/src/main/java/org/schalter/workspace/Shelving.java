package org.schalter.workspace;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.editing.spi.Counter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts services where they belong: on the desk, into folders, the archive, the bin, and from there out of the world. */
@Component
class Shelving {

    private final WorkingCopies copies;
    private final PlaceStore places;
    private final Counter counter;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Shelving(WorkingCopies copies, PlaceStore places, Counter counter, TransactionTemplate transaction, Clock clock) {
        this.copies = copies;
        this.places = places;
        this.counter = counter;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of a wish to put a service elsewhere. */
    sealed interface Result {

        record Done(Place place) implements Result {}

        /** There is no such service. */
        record Missing() implements Result {}

        /** Citizens see it; it must be withdrawn first. */
        record AtTheCounter() implements Result {}

        /** Only what lies in the bin can be deleted for ever. */
        record NotInTheBin() implements Result {}
    }

    /** Empty where the key is taken. */
    Optional<WorkingCopy> begin(ServiceKey key, SortedMap<String, byte[]> files, String by) {
        return Optional.ofNullable(
                transaction.execute(status -> copies.begin(key, files, by).orElse(null)));
    }

    Result put(ServiceKey key, UnaryOperator<Place> change, String by) {
        return done(() -> {
            if (copies.lock(key).isEmpty()) {
                return new Result.Missing();
            }
            var wanted = change.apply(places.of(key));
            if (wanted.deletedAt().isPresent() && counter.live().containsKey(key)) {
                return new Result.AtTheCounter();
            }
            places.put(key, wanted, by, clock.instant());
            return new Result.Done(wanted);
        });
    }

    /** The working copy only: editions are never deleted, and cases go on with theirs. */
    Result remove(ServiceKey key) {
        return done(() -> {
            if (copies.lock(key).isEmpty()) {
                return new Result.Missing();
            }
            if (places.of(key).deletedAt().isEmpty()) {
                return new Result.NotInTheBin();
            }
            copies.remove(key);
            places.remove(key);
            return new Result.Done(Place.DESK);
        });
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Result done(Supplier<Result> step) {
        return Optional.ofNullable(transaction.execute(status -> step.get())).orElseGet(Result.Missing::new);
    }
}
