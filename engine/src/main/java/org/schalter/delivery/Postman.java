package org.schalter.delivery;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.schalter.delivery.Message.Attempt;
import org.schalter.delivery.MessageStore.Due;
import org.schalter.delivery.spi.DeliveryResult;
import org.schalter.delivery.spi.Parcel;
import org.schalter.document.Documents;
import org.schalter.event.Events;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what is due, several messages at once, since a mail server takes its time. The row of the message that is being delivered is locked, so no
 * other node takes it, and the attempt is written in the same transaction: a message goes out twice only if the machine
 * dies between the mail server's yes and our commit, and then under the same Message-ID.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** How many messages wait in memory; those beyond are found in the table. */
    private static final int BAG = 1000;

    private final MessageStore store;
    private final Channels channels;
    private final Documents documents;
    private final Reports reports;
    private final Round round;
    private final ExecutorService feet;
    private final AtomicBoolean leftSomething = new AtomicBoolean();

    Postman(MessageStore store, Channels channels, Documents documents, Reports reports, Round round) {
        this.store = store;
        this.channels = channels;
        this.documents = documents;
        this.reports = reports;
        this.round = round;
        int postmen = round.settings().postmen();
        this.feet = new ThreadPoolExecutor(
                postmen,
                postmen,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(BAG),
                Thread.ofPlatform().daemon().name("postman-", 1).factory());
    }

    /** When a round is made and how long pauses are. */
    @Component
    record Round(TransactionTemplate transaction, DeliverySettings settings, Clock clock) {}

    /** Tells the case and the operators how it went. */
    @Component
    record Reports(Ledger ledger, Events events) {

        void delivered(Message message) {
            if (message.caseId() != null) {
                ledger.enter(
                        new CaseId(message.caseId()),
                        "message:" + message.name(),
                        message.id().toString());
            }
            events.publish(new MessageDelivered(message.caseId(), message.id(), message.name()));
        }

        void failed(Message message, String why) {
            if (message.caseId() != null) {
                ledger.enter(
                        new CaseId(message.caseId()), "message-failed:" + message.name(), message.id() + " " + why);
            }
            events.publish(new MessageFailed(message.caseId(), message.id(), message.name(), why));
        }
    }

    /** Delivers a message that has just been written, or leaves it to a round if too many wait already. */
    void send(Message message) {
        try {
            feet.execute(() -> {
                unbroken(() -> one(() -> store.take(message.id(), round.clock().instant()), _ -> Optional.of(message)));
                if (leftSomething.compareAndSet(true, false)) {
                    walk();
                }
            });
        } catch (RejectedExecutionException tooMany) {
            leftSomething.set(true);
        }
    }

    /** Has a round made soon. */
    void wake() {
        try {
            feet.execute(this::walk);
        } catch (RejectedExecutionException tooMany) {
            leftSomething.set(true);
        }
    }

    /** Delivers everything that is due when the round begins; what is put off waits for a later round. */
    void walk() {
        Instant begin = round.clock().instant();
        unbroken(() -> {
            boolean more = true;
            while (more) {
                more = one(() -> store.takeNext(begin), store::find);
            }
        });
    }

    private static void unbroken(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.warn("a round of deliveries broke off; the next one goes on", e);
        }
    }

    private boolean one(Supplier<Optional<Due>> taking, Function<UUID, Optional<Message>> reading) {
        return Boolean.TRUE.equals(round.transaction().execute(_ -> {
            Optional<Due> due = taking.get();
            due.ifPresent(it -> reading.apply(it.message()).ifPresent(message -> deliver(message, it.attempts() + 1)));
            return due.isPresent();
        }));
    }

    private void deliver(Message message, int number) {
        Instant now = round.clock().instant();
        switch (attempt(message)) {
            case DeliveryResult.Delivered delivered -> {
                store.attempted(message.id(), new Attempt(number, now, Attempt.DELIVERED, delivered.proof()));
                store.done(message.id());
                reports.delivered(message);
            }
            case DeliveryResult.Refused refused -> fail(message, number, now, Attempt.REFUSED, refused.reason());
            case DeliveryResult.Postponed postponed -> postpone(message, number, now, postponed.reason());
        }
    }

    private void postpone(Message message, int number, Instant now, String reason) {
        if (message.writtenAt().plus(round.settings().giveUpAfter()).isBefore(now)) {
            fail(message, number, now, Attempt.GIVEN_UP, reason);
        } else {
            store.attempted(message.id(), new Attempt(number, now, Attempt.POSTPONED, reason));
            store.due(message.id(), now.plus(round.settings().pause(number)));
        }
    }

    private void fail(Message message, int number, Instant now, String outcome, String reason) {
        store.attempted(message.id(), new Attempt(number, now, outcome, reason));
        store.done(message.id());
        reports.failed(message, reason);
    }

    private DeliveryResult attempt(Message message) {
        try {
            return channels.deliver(new Parcel(
                    message.id(),
                    message.to(),
                    message.subject(),
                    message.text(),
                    message.html(),
                    message.language(),
                    enclosures(message)));
        } catch (RuntimeException e) {
            // Not its message, which may hold the address.
            LOG.warn("the channel <{}> failed: {}", channels.id(), e.getClass().getName());
            return new DeliveryResult.Postponed(
                    "the channel failed: " + e.getClass().getSimpleName());
        }
    }

    private List<Parcel.Enclosure> enclosures(Message message) {
        List<Parcel.Enclosure> enclosures = new ArrayList<>();
        if (message.caseId() != null) {
            CaseId id = new CaseId(message.caseId());
            for (String name : message.enclosures()) {
                documents
                        .find(id, name)
                        .ifPresent(document -> enclosures.add(new Parcel.Enclosure(
                                document.fileName(), "application/pdf", documents.content(document))));
            }
        }
        return enclosures;
    }

    @PreDestroy
    void stop() {
        feet.shutdownNow();
    }
}
