package org.schalter.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.publishing.Publications;
import org.schalter.publishing.PublishResult;
import org.schalter.publishing.ReleaseRule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases, goes back, withdraws: at once, at a date, by two where the town wants that. What is to be released becomes an
 * edition when it is asked for, so what is confirmed or comes later is what was looked at, whatever is edited meanwhile.
 */
@Component
class Releasing {

    private final RequestStore store;
    private final Publications publications;
    private final WorkingCopies copies;
    private final ReleaseRule rule;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Releasing(
            RequestStore store,
            Publications publications,
            WorkingCopies copies,
            ReleaseRule rule,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.publications = publications;
        this.copies = copies;
        this.rule = rule;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Asks for it; done at once where nobody else and no date has to be waited for. */
    ReleaseResult ask(ServiceKey key, Wish wish, Person who) {
        boolean second = wish.kind() == Request.Kind.RELEASE && rule.wantsSecondPerson();
        if (!second && !who.publisher()) {
            return new ReleaseResult.NotAPublisher();
        }
        var copy = copies.line(key);
        if (copy.isEmpty()) {
            return new ReleaseResult.NoWorkingCopy();
        }
        var other = open(key, wish.kind());
        if (other.isPresent()) {
            return new ReleaseResult.AlreadyAsked(other.get());
        }
        return switch (wish.kind()) {
            case RELEASE -> release(copy.get(), wish, who, second);
            case RETURN -> goBack(key, wish, who);
            case WITHDRAW ->
                live(key).isEmpty()
                        ? new ReleaseResult.NotLive()
                        : keep(request(key, wish, who, "", Optional.empty(), false));
        };
    }

    private ReleaseResult release(WorkingCopy.Line copy, Wish wish, Person who, boolean second) {
        if (wish.revision().filter(it -> it != copy.revision()).isPresent()) {
            return new ReleaseResult.Changed(copy.revision());
        }
        return switch (publications.number(copy.key(), who.name())) {
            case PublishResult.Refused it -> new ReleaseResult.Refused(it.findings());
            case PublishResult.NothingToPublish _ -> new ReleaseResult.NoWorkingCopy();
            case PublishResult.Published it ->
                keep(request(
                        copy.key(),
                        wish,
                        who,
                        copy.changedBy(),
                        Optional.of(it.edition().number()),
                        second));
        };
    }

    private ReleaseResult goBack(ServiceKey key, Wish wish, Person who) {
        int number = wish.edition().orElse(0);
        boolean known =
                publications.turns(key).stream().anyMatch(it -> it.edition().equals(Optional.of(number)));
        return known
                ? keep(request(key, wish, who, "", Optional.of(number), false))
                : new ReleaseResult.NoSuchEdition(number);
    }

    private Request request(
            ServiceKey key, Wish wish, Person who, String writtenBy, Optional<Integer> edition, boolean second) {
        return new Request(
                0,
                key,
                wish.kind(),
                edition,
                wish.comment(),
                wish.drafts(),
                wish.due(),
                who.name(),
                now(),
                writtenBy,
                second ? Request.State.WAITING : Request.State.SCHEDULED,
                Optional.empty(),
                Optional.empty());
    }

    private ReleaseResult keep(Request request) {
        return done(_ -> {
            copies.lock(request.key());
            var other = open(request.key(), request.kind());
            if (other.isPresent()) {
                return new ReleaseResult.AlreadyAsked(other.get());
            }
            return new ReleaseResult.Done(goOn(store.add(request)));
        });
    }

    /** Does at once what need not be waited for. */
    private Request goOn(Request request) {
        boolean now =
                request.state() == Request.State.SCHEDULED && request.due().isEmpty();
        return now ? carryOut(request) : request;
    }

    /** In the caller's transaction, with what it makes citizens see: both happen, or neither. */
    Request carryOut(Request request) {
        request.edition()
                .ifPresentOrElse(
                        it -> publications.goLive(request.key(), it, request.by(), request.going()),
                        () -> publications.withdraw(request.key(), request.by(), request.going()));
        return end(request, Request.State.DONE, request.by(), "");
    }

    /** A publisher who had no hand in it agrees. */
    ReleaseResult confirm(ServiceKey key, long id, String comment, Person who) {
        return open(key, id, it -> {
            if (it.state() != Request.State.WAITING) {
                return new ReleaseResult.NotOpen(it);
            }
            if (it.isOf(who.name())) {
                return new ReleaseResult.SamePerson();
            }
            var confirmed = it.confirmed(who.name(), comment);
            store.change(confirmed);
            return new ReleaseResult.Done(goOn(confirmed));
        });
    }

    /** Whoever asked, and every publisher, may cancel what is not done. */
    ReleaseResult cancel(ServiceKey key, long id, Person who) {
        return open(
                key,
                id,
                it -> who.publisher() || it.askedBy().equals(who.name())
                        ? new ReleaseResult.Done(end(it, Request.State.CANCELLED, who.name(), ""))
                        : new ReleaseResult.NotAPublisher());
    }

    Request end(Request request, Request.State how, String by, String problem) {
        var ended = request.ended(how, by, now(), problem);
        store.change(ended);
        return ended;
    }

    List<Request> requests(ServiceKey key) {
        return store.of(key);
    }

    private ReleaseResult open(ServiceKey key, long id, Function<Request, ReleaseResult> step) {
        return done(_ -> store.lock(id)
                .filter(it -> it.key().equals(key))
                .map(it -> it.isOpen() ? step.apply(it) : new ReleaseResult.NotOpen(it))
                .orElseGet(ReleaseResult.NoSuchRequest::new));
    }

    private ReleaseResult done(Function<Object, ReleaseResult> step) {
        return Optional.ofNullable(transaction.execute(step::apply)).orElseThrow();
    }

    private Optional<Request> open(ServiceKey key, Request.Kind kind) {
        return store.of(key).stream()
                .filter(it -> it.isOpen() && it.kind() == kind)
                .findFirst();
    }

    private Optional<Integer> live(ServiceKey key) {
        return publications.turns(key).stream().findFirst().flatMap(Publications.Turn::edition);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
