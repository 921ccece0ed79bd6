package org.schalter.filling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.field.FieldView;
import org.schalter.template.spi.FileNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The files that citizens and clerks have sent; what is in a file, not its name, says what it is. Each is sealed with a key of
 * its own, since it is there before its case is.
 */
@Component
public class Uploads implements FileNames {

    private final UploadTable table;
    private final FillingSettings settings;
    private final VirusScanner scanner;
    private final Clock clock;

    /**
     * A stored file, without its content.
     *
     * @param holder as it is stored; see {@link #heldBy(String)}
     * @param scanned whether a virus scanner has found nothing in it
     */
    public record Upload(
            UUID id,
            String name,
            long size,
            String mediaType,
            String sha256,
            @Nullable String holder,
            boolean scanned) {

        /** Whether it belongs to that draft, or to what a later stage calls its own, which has a slash in it. */
        public boolean heldBy(String owner) {
            return UploadTable.stored(owner).equals(holder);
        }

        /** As a page shows it to somebody who may fetch it there. */
        public FieldView.File shown(String language, String address) {
            return new FieldView.File(name, Sizes.say(size, language), address);
        }
    }

    /** What came of sending a file. */
    public sealed interface Outcome {

        record Stored(Upload upload) implements Outcome {}

        /** Not taken. The reason is the end of a text key: empty, big, kind, malware or unscanned. */
        record Refused(String reason) implements Outcome {}
    }

    Uploads(UploadTable table, FillingSettings settings, VirusScanner scanner, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * Stores a file if it is one that we take.
     *
     * @param holder whose it is, null when it comes by the API before its application
     */
    Outcome store(String name, byte[] content, @Nullable String holder) {
        if (content.length == 0) {
            return new Outcome.Refused("empty");
        }
        if (content.length > settings.uploadSize().toBytes()) {
            return new Outcome.Refused("big");
        }
        Optional<FileKind> kind = FileKind.of(content);
        if (kind.isEmpty()) {
            return new Outcome.Refused("kind");
        }
        return suspicion(content)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Stored(insert(name, kind.get(), content, holder)));
    }

    /** What a scanner has against the file, if there is one. */
    private Optional<String> suspicion(byte[] content) {
        return !scanner.isUsed()
                ? Optional.empty()
                : switch (scanner.scan(content)) {
                    case VirusScanner.Opinion.Clean _ -> Optional.empty();
                    case VirusScanner.Opinion.Malware _ -> Optional.of("malware");
                    case VirusScanner.Opinion.Unknown _ -> Optional.of("unscanned");
                };
    }

    private Upload insert(String name, FileKind kind, byte[] content, @Nullable String holder) {
        Upload upload = new Upload(
                UUID.randomUUID(),
                org.schalter.filling.FileNames.clean(name, kind),
                content.length,
                kind.mediaType(),
                Digests.sha256(content),
                holder == null ? null : UploadTable.stored(holder),
                scanner.isUsed());
        table.add(upload, content, OffsetDateTime.now(clock));
        return upload;
    }

    public Optional<Upload> find(UUID id) {
        return table.find(id);
    }

    @Override
    public Optional<String> name(String answer) {
        return find(answer).map(Upload::name);
    }

    /** The files of one holder. */
    public List<Upload> of(String holder) {
        return table.of(holder);
    }

    /** The upload that an answer names, if it is one at all. */
    public Optional<Upload> find(String answer) {
        return id(answer).flatMap(this::find);
    }

    /** The upload that an answer names, if it came by the API and no application refers to it yet. */
    public Optional<UUID> unclaimed(String answer) {
        return id(answer).filter(table::unclaimed);
    }

    /** The upload that an answer names, if it is that holder's. */
    public Optional<UUID> heldBy(String holder, String answer) {
        return id(answer).filter(it -> table.heldBy(holder, it));
    }

    /** The id that an answer is, if it is one. */
    public static Optional<UUID> id(String answer) {
        try {
            return answer.length() == 36 ? Optional.of(UUID.fromString(answer)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalArgumentException if there is no such upload
     */
    byte[] content(UUID id) {
        return table.content(id)
                .orElseThrow(() -> new IllegalArgumentException("no upload <" + id + ">, it may have been deleted"));
    }

    /** Notes that a scanner has found nothing. */
    void scanned(UUID id) {
        table.scanned(id);
    }

    /**
     * Keeps files for good, since an application that is sent in the caller's transaction refers to them. The transaction
     * fails with {@link Taken} if one of them is not there any more, not that holder's, or another application's.
     *
     * @param holder whose they are, null when they came by the API
     */
    public void claim(Collection<UUID> ids, @Nullable String holder) {
        table.claim(ids, holder);
    }

    /** A file can't be kept, since it is not there any more or somebody else's. */
    public static final class Taken extends RuntimeException {
        Taken(UUID id) {
            super("the upload <" + id + "> is not there any more or another application's");
        }
    }

    /** Of a holder's files those that these answers name. */
    public List<Upload> named(String holder, JsonNode answers) {
        List<Upload> files = of(holder);
        var named = Answers.naming(answers, files.stream().map(Upload::id).toList());
        return files.stream().filter(file -> named.contains(file.id())).toList();
    }

    /** Of a holder's files keeps those that these answers name, until told otherwise; in the caller's transaction. */
    public void keepNamed(String holder, JsonNode answers) {
        table.keepNoneOf(holder);
        table.keep(Answers.naming(answers, table.idsOf(holder)));
    }

    /** Deletes files for good, each with its key; in the caller's transaction. */
    public int delete(Collection<UUID> ids) {
        return table.delete(ids);
    }

    /** Deletes the files of one holder for good; in the caller's transaction. */
    public int deleteOf(String holder) {
        return table.delete(table.idsOf(holder));
    }

    /** Deletes what nothing refers to: files of drafts that are gone, and files that were never sent or not kept. */
    @Transactional
    public int deleteUnreferenced() {
        return table.delete(table.unreferenced(OffsetDateTime.now(clock).minus(settings.uploadsKept())));
    }
}
