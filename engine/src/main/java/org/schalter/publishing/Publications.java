package org.schalter.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Reading;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.event.Event;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What editors and publishers do: import a working copy, see its findings, publish it, withdraw it, look back. */
@Component
public class Publications {

    private final EditionStore store;
    private final Editions editions;
    private final Checks checks;
    private final TransactionTemplate transaction;
    private final Announcements announcements;

    Publications(
            EditionStore store,
            Editions editions,
            Checks checks,
            TransactionTemplate transaction,
            Announcements announcements) {
        this.store = store;
        this.editions = editions;
        this.checks = checks;
        this.transaction = transaction;
        this.announcements = announcements;
    }

    /** Citizens see this edition from now on. */
    public record EditionPublished(String key, int edition, String hash) implements Event {}

    /** Citizens see no edition of this service any more; this was the last. */
    public record EditionWithdrawn(String key, int edition) implements Event {}

    /**
     * What came of an import.
     *
     * @param key of the service, empty when the package does not even say that much; then nothing was kept
     * @param hash of what was kept, empty when nothing was
     * @param findings all that stands in the way of publishing, errors first
     */
    public record Publication(Optional<ServiceKey> key, String hash, List<Finding> findings) {}

    /** One line of a service's history. */
    public record PublishedEdition(int number, String hash, Instant publishedAt, String publishedBy, boolean live) {}

    /** Keeps the package as the service's working copy, whatever its findings, as long as it says which service it is. */
    public Publication importPackage(byte[] zip, String by) {
        var reading = PackageReader.readZip(zip);
        var copy = reading.key().map(it -> announcements.copy(it, hash(reading, zip), whole(reading, zip), by));
        copy.ifPresent(it -> transaction.executeWithoutResult(status -> store.keep(it)));
        return new Publication(reading.key(), copy.map(EditionStore.Copy::hash).orElse(""), findings(reading));
    }

    /** What stands in the way of publishing the working copy, errors first; empty when there is no working copy. */
    public Optional<List<Finding>> findings(ServiceKey key) {
        return store.workingCopy(key).map(it -> findings(PackageReader.readZip(it.zip())));
    }

    /** Publishes the working copy, unless an error stands in the way; the checks run before the transaction begins. */
    public PublishResult publish(ServiceKey key, String by) {
        var copy = store.workingCopy(key);
        if (copy.isEmpty()) {
            return new PublishResult.NothingToPublish();
        }
        var reading = PackageReader.readZip(copy.get().zip());
        var findings = findings(reading);
        var content = reading.service();
        if (content.isEmpty() || hasErrors(findings)) {
            return new PublishResult.Refused(findings);
        }
        return publish(
                announcements.copy(
                        key, content.get().hash(), whole(reading, copy.get().zip()), by),
                findings);
    }

    /** Publishes a package that comes with the engine, and makes it the working copy if nobody has another. */
    PublishResult publishSupplied(Reading reading, String by) {
        var findings = findings(reading);
        var content = reading.service();
        if (content.isEmpty() || hasErrors(findings)) {
            return new PublishResult.Refused(findings);
        }
        var copy = announcements.copy(
                content.get().key(), content.get().hash(), content.get().zip(), by);
        var mine = store.workingCopy(copy.key());
        if (mine.isEmpty() || store.edition(copy.key(), mine.get().hash()).isPresent()) {
            transaction.executeWithoutResult(status -> store.keep(copy));
        }
        return publish(copy, findings);
    }

    boolean knows(ServiceKey key, String hash) {
        return store.edition(key, hash).isPresent();
    }

    /** Takes the service off the counter; false when it was not on it. Drafts and cases go on with their editions. */
    public boolean withdraw(ServiceKey key, String by) {
        var withdrawn = transaction.execute(status -> store.lock(key) && announcements.withdraw(key, by));
        editions.lookAgain();
        return Boolean.TRUE.equals(withdrawn);
    }

    /** All editions, the newest first. */
    public List<PublishedEdition> history(ServiceKey key) {
        var live = store.live(key).stream().findFirst().flatMap(EditionStore.Live::edition);
        return store.editions(key).stream()
                .map(it -> new PublishedEdition(
                        it.number(),
                        it.hash(),
                        it.publishedAt(),
                        it.publishedBy(),
                        live.filter(number -> number == it.number()).isPresent()))
                .toList();
    }

    /** The exact package of an edition, as it was imported. */
    public Optional<byte[]> exportPackage(ServiceKey key, int number) {
        return store.zip(key, number);
    }

    /** The package as it came, or with what was copied into it, which from now on belongs to it. */
    private static byte[] whole(Reading reading, byte[] zip) {
        return reading.service()
                .filter(it -> !it.copied().isEmpty())
                .map(ServicePackage::zip)
                .orElse(zip);
    }

    /** A package that can't be used has no hash of its content; that of its bytes tells it from others. */
    private static String hash(Reading reading, byte[] zip) {
        return reading.service().map(ServicePackage::hash).orElseGet(() -> Hashes.sha256(zip));
    }

    private PublishResult publish(EditionStore.Copy copy, List<Finding> findings) {
        var number = transaction.execute(status -> announcements.publish(copy));
        editions.lookAgain();
        if (number == null) {
            throw new IllegalStateException(
                    "publishing <%s> gave no edition".formatted(copy.key().value()));
        }
        var edition = editions.edition(copy.key(), number.number());
        return new PublishResult.Published(edition, number.created(), findings);
    }

    private List<Finding> findings(Reading reading) {
        var findings = new ArrayList<>(reading.findings());
        reading.service().ifPresent(it -> findings.addAll(checks.of(it)));
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::file));
        return findings.stream().distinct().toList();
    }

    private static boolean hasErrors(List<Finding> findings) {
        return findings.stream().anyMatch(it -> it.severity() == Severity.ERROR);
    }
}
