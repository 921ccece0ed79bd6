package org.schalter.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.event.Events;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents that cases were given: issued once each, kept as they are, revoked by a word beside them. */
@Component
public class Documents {

    private static final int LONGEST_TITLE = 400;

    private final Letters letters;
    private final DocumentStore store;
    private final Ledger ledger;
    private final Events events;
    private final Clock clock;

    Documents(Letters letters, DocumentStore store, Ledger ledger, Events events, Clock clock) {
        this.letters = letters;
        this.store = store;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Issues the document of that name, or finds the one that was issued before: a case has one of each name. */
    @Transactional
    Document issue(CaseId id, String title, Letters.Order order) {
        Optional<Document> earlier = store.find(id, order.name());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        CheckCode code = CheckCode.fresh();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Letters.Letter letter = letters.make(order, code, at);
        byte[] file = letter.file().content();
        Document document = new Document(
                UUID.randomUUID(),
                id,
                order.name(),
                cut(title.isBlank() ? letter.title() : title),
                order.reference(),
                file.length,
                sha256(file),
                at,
                Optional.empty());
        String service = order.content().manifest().key().value();
        DocumentStore.Secrets secrets =
                new DocumentStore.Secrets(service, order.language(), code.hash(), file, letter.verifiable());
        if (!store.add(document, secrets)) {
            return store.find(id, order.name()).orElseThrow();
        }
        ledger.enter(id, "document:" + order.name(), "");
        events.publish(new DocumentIssued(id.value(), document.id(), document.name()));
        return document;
    }

    /** Takes a document back: whoever checks it is told that it no longer stands. Doing it again changes nothing. */
    @Transactional
    public void revoke(Document document, String by, String reason) {
        if (store.revoke(document, clock.instant(), by, reason)) {
            ledger.enter(document.caseId(), "document-revoked:" + document.name(), "");
            events.publish(new DocumentRevoked(document.caseId().value(), document.id(), document.name(), by));
        }
    }

    /** The documents of a case, the oldest first. */
    public List<Document> of(CaseId id) {
        return store.of(id);
    }

    public Optional<Document> find(CaseId id, String name) {
        return store.find(id, name);
    }

    /** The document's file, byte for byte as it was issued. */
    public byte[] content(Document document) {
        return store.content(document);
    }

    Optional<Document> byCode(CheckCode code) {
        return store.byCode(code);
    }

    /** A document that is no longer kept, since the retention period of its case is over. */
    Optional<DocumentStore.Forgotten> forgotten(CheckCode code) {
        return store.forgotten(code);
    }

    /** What the check page may show of it, masked, by what it is called. */
    Map<String, String> verifiable(Document document) {
        return store.verifiable(document);
    }

    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String cut(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }
}
