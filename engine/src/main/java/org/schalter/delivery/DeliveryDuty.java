package org.schalter.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.submission.Submissions.Submitted;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** That the receipt is confirmed where an address is known, and that every message written for a case goes out. */
@Component
class DeliveryDuty implements StationDuty {

    /** A round is made every half minute; what was due longer ago has been forgotten. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final ConfirmReceipt confirming;
    private final Messages messages;
    private final MessageStore store;
    private final Postman postman;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryDuty(
            ConfirmReceipt confirming,
            Messages messages,
            MessageStore store,
            Postman postman,
            TransactionTemplate transaction,
            Clock clock) {
        this.confirming = confirming;
        this.messages = messages;
        this.store = store;
        this.postman = postman;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public List<UUID> suspects(int most) {
        return store.failed(most).stream()
                .flatMap(it -> Optional.ofNullable(it.caseId()).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<MissingStation> missing(SentCase sent) {
        List<MissingStation> missing = new ArrayList<>();
        if (confirming.isDue(sent.id())) {
            missing.add(new MissingStation(
                    "message:" + ConfirmReceipt.NAME,
                    sent.receivedAt(),
                    "delivery.missing.unwritten",
                    "",
                    () -> confirm(sent)));
        }
        for (Message message : messages.of(sent.id())) {
            stuck(message).ifPresent(missing::add);
        }
        return missing;
    }

    private boolean confirm(SentCase sent) {
        transaction.executeWithoutResult(
                _ -> confirming.hear(new Submitted(sent.id(), sent.service(), sent.edition())));
        return true;
    }

    private Optional<MissingStation> stuck(Message message) {
        List<Message.Attempt> attempts = messages.attempts(message);
        String said = attempts.isEmpty() ? "" : attempts.getLast().detail();
        Optional<Instant> due = store.due(message.id());
        return switch (Message.state(attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast()))) {
            case DELIVERED -> Optional.empty();
            case REFUSED, GIVEN_UP ->
                due.isPresent()
                        ? Optional.empty()
                        : Optional.of(stuck(message, "failed", said, Repair.onRequest(() -> sendAgain(message))));
            case WAITING -> waiting(message, due, said);
        };
    }

    private Optional<MissingStation> waiting(Message message, Optional<Instant> due, String said) {
        if (due.isEmpty()) {
            return Optional.of(stuck(message, "forgotten", said, () -> sendAgain(message)));
        }
        boolean forgotten = due.get().plus(FORGOTTEN).isBefore(clock.instant());
        String cause = forgotten ? "forgotten" : "postponed";
        Repair again = () -> sendAgain(message);
        return said.isEmpty() && !forgotten
                ? Optional.empty()
                : Optional.of(stuck(message, cause, said, forgotten ? again : Repair.onRequest(again)));
    }

    private static MissingStation stuck(Message message, String cause, String said, Repair repair) {
        return new MissingStation(
                "message:" + message.name(), message.writtenAt(), "delivery.missing." + cause, said, repair);
    }

    private boolean sendAgain(Message message) {
        boolean again = messages.retry(message.id());
        postman.wake();
        return again;
    }
}
