package org.schalter.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Reading;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.event.Event;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What editors and publishers do: import a working copy, see its findings, publish it, withdraw it, look back. */
@Component
public class Publications {

    private final WorkingCopies copies;
    private final EditionStore store;
    private final Editions editions;
    private final Checks checks;
    private final TransactionTemplate transaction;
    private final Announcements announcements;

    Publications(
            WorkingCopies copies,
            EditionStore store,
            Editions editions,
            Checks checks,
            TransactionTemplate transaction,
            Announcements announcements) {
        this.copies = copies;
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
        if (reading.key().isEmpty()) {
            return new Publication(reading.key(), "", reading.findings());
        }
        var copy = copies.keep(reading.key().get(), whole(reading, zip), by);
        return new Publication(reading.key(), copy.line().hash(), findings(copy));
    }

    /** What stands in the way of publishing the working copy, errors first; empty when there is no working copy. */
    public Optional<List<Finding>> findings(ServiceKey key) {
        return copies.find(key).map(this::findings);
    }

    /** Publishes the working copy, unless an error stands in the way; the checks run before the transaction begins. */
    public PublishResult publish(ServiceKey key, String by) {
        return checked(key, by, it -> announcements.publish(it, Going.SILENTLY));
    }

    /** Makes the working copy an edition that citizens do not see yet, unless an error stands in the way. */
    public PublishResult number(ServiceKey key, String by) {
        return checked(key, by, announcements::number);
    }

    private PublishResult checked(
            ServiceKey key, String by, Function<EditionStore.Candidate, Announcements.Numbered> step) {
        var copy = copies.find(key);
        if (copy.isEmpty()) {
            return new PublishResult.NothingToPublish();
        }
        var reading = copy.get().reading();
        // Anew, for what a check says may depend on the day.
        var findings = findings(copy.get().key(), reading);
        var content = reading.service();
        if (content.isEmpty() || hasErrors(findings)) {
            return new PublishResult.Refused(findings);
        }
        var zip = whole(reading, copy.get().zip());
        return publish(new EditionStore.Candidate(key, content.get().hash(), zip, by), findings, step);
    }

    /** Citizens see this edition from now on; false where there is none of that number. */
    public boolean goLive(ServiceKey key, int number, String by, Going going) {
        var gone = transaction.execute(status -> announcements.goLive(key, number, by, going));
        editions.lookAgain();
        return Boolean.TRUE.equals(gone);
    }

    /** What would stand in the way of publishing this edition today. */
    public List<Finding> obstacles(Edition edition) {
        return checks.of(edition.content()).stream()
                .filter(Finding::stopsPublishing)
                .toList();
    }

    /** Publishes a package that comes with the engine, and makes it the working copy if nobody has another. */
    PublishResult publishSupplied(Reading reading, String by) {
        var content = reading.service();
        if (content.isEmpty()) {
            return new PublishResult.Refused(reading.findings());
        }
        var key = content.get().key();
        var findings = findings(key, reading);
        if (hasErrors(findings)) {
            return new PublishResult.Refused(findings);
        }
        var candidate = new EditionStore.Candidate(
                key, content.get().hash(), content.get().zip(), by);
        var mine = copies.find(key);
        if (mine.isEmpty() || store.edition(key, mine.get().line().hash()).isPresent()) {
            copies.keep(key, candidate.zip(), by);
        }
        return publish(candidate, findings, it -> announcements.publish(it, Going.SILENTLY));
    }

    /** Whether the editors have just this. */
    boolean isWorkingCopy(ServiceKey key, String hash) {
        return copies.line(key).filter(it -> it.hash().equals(hash)).isPresent();
    }

    boolean knows(ServiceKey key, String hash) {
        return store.edition(key, hash).isPresent();
    }

    /** Takes the service off the counter; false when it was not on it. Drafts and cases go on with their editions. */
    public boolean withdraw(ServiceKey key, String by, Going going) {
        var withdrawn = transaction.execute(status -> announcements.withdraw(key, by, going));
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

    /** One time that an edition went live, or the service off the counter; then there is no edition. */
    public record Turn(Optional<Integer> edition, Instant since, String by, Going going) {}

    /** What citizens saw since when, the newest first. */
    public List<Turn> turns(ServiceKey key) {
        return store.live(key).stream()
                .map(it -> new Turn(it.edition(), it.since(), it.changedBy(), it.going()))
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

    private PublishResult publish(
            EditionStore.Candidate candidate,
            List<Finding> findings,
            Function<EditionStore.Candidate, Announcements.Numbered> step) {
        var number = transaction.execute(status -> step.apply(candidate));
        editions.lookAgain();
        if (number == null) {
            throw new IllegalStateException(
                    "publishing <%s> gave no edition".formatted(candidate.key().value()));
        }
        var edition = editions.edition(candidate.key(), number.number());
        return new PublishResult.Published(edition, number.created(), findings);
    }

    /** The same, found now: what a check says may depend on the day. */
    public List<Finding> findingsAnew(WorkingCopy copy) {
        return findings(copy.key(), copy.reading());
    }

    /** What was found in one revision of a working copy. */
    private record Found(List<Finding> findings) {}

    /** What stands in the way of publishing that revision, errors first; found once. */
    public List<Finding> findings(WorkingCopy copy) {
        return copy.derived(Found.class, it -> new Found(findings(it.key(), it.reading())))
                .findings();
    }

    /** What stands in the way of publishing these files, whoever keeps them. */
    public List<Finding> findings(ServiceKey key, Reading reading) {
        var findings = new ArrayList<>(reading.findings());
        reading.key().filter(it -> !it.equals(key)).ifPresent(it -> findings.add(otherKey(key, it)));
        reading.service().ifPresent(it -> findings.addAll(checks.of(it)));
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::file));
        return findings.stream().distinct().toList();
    }

    private static Finding otherKey(ServiceKey key, ServiceKey said) {
        return Finding.error(
                "service.yaml",
                "/key",
                "this is the working copy of <%s>, but its key is <%s>; expected <%1$s>: to have it under another key, copy the service"
                        .formatted(key, said));
    }

    private static boolean hasErrors(List<Finding> findings) {
        return findings.stream().anyMatch(it -> it.severity() == Severity.ERROR);
    }
}
