package org.schalter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The messages to citizens: written in the transaction of their cause, delivered after it, until it works or never will. */
@Component
public class Messages {

    private final MessageStore store;
    private final Postman postman;
    private final DeliverySettings settings;
    private final Clock clock;

    Messages(MessageStore store, Postman postman, DeliverySettings settings, Clock clock) {
        this.store = store;
        this.postman = postman;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes a message and has it delivered; false if one with its key was written before. */
    @Transactional
    public boolean write(Message message) {
        Instant now = clock.instant();
        boolean tooMany = store.written(settings.mostPerHour(), message.to(), now.minus(Duration.ofHours(1)));
        boolean added = store.add(message, tooMany ? now.plus(Duration.ofHours(1)) : now);
        if (added && !tooMany) {
            sendAfterCommit(message);
        }
        return added;
    }

    private void sendAfterCommit(Message message) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                postman.send(message);
            }
        });
    }

    /** Tries a message again that was refused or given up; false if there is no such message. */
    @Transactional
    public boolean retry(UUID id) {
        Optional<Message> message = store.find(id).filter(it -> state(it) != Message.State.DELIVERED);
        message.ifPresent(it -> store.due(it.id(), clock.instant()));
        return message.isPresent();
    }

    /** Whether a message with that key was written. */
    boolean written(String key) {
        return store.written(key);
    }

    /** The messages of a case, the oldest first. */
    public List<Message> of(UUID caseId) {
        return store.of(caseId);
    }

    /** How the delivery of a message stands: what its attempts come to. */
    public Message.State state(Message message) {
        return Message.state(attempts(message).stream().reduce((one, later) -> later));
    }

    public List<Message.Attempt> attempts(Message message) {
        return store.attempts(message.id());
    }

    List<Message> latest(int most) {
        return store.latest(most);
    }

    List<Message> failed(int most) {
        return store.failed(most);
    }

    long waiting() {
        return store.waiting();
    }
}
