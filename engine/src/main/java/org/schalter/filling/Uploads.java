package org.schalter.filling;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.field.FieldView;
import org.schalter.template.spi.FileNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The files that citizens and clerks have sent; what is in a file, not its name, says what it is. */
@Component
public class Uploads implements FileNames {

    private static final String COLUMNS = "select id, name, size, media_type, sha256, holder from filling_upload ";

    private final JdbcClient jdbc;
    private final FillingSettings settings;
    private final Clock clock;

    /**
     * A stored file, without its content.
     *
     * @param holder whose it is: a draft's name, or what a later stage calls its own, which has a slash in it as no draft's
     *     name has; null while nobody has claimed what came by the API
     */
    public record Upload(
            UUID id,
            String name,
            long size,
            String mediaType,
            String sha256,
            @Nullable String holder) {

        /** As a page shows it to somebody who may fetch it there. */
        public FieldView.File shown(String language, String address) {
            return new FieldView.File(name, Sizes.say(size, language), address);
        }
    }

    /** What came of sending a file. */
    public sealed interface Outcome {

        record Stored(Upload upload) implements Outcome {}

        /** Not taken. The reason is the end of a text key: empty, big or kind. */
        record Refused(String reason) implements Outcome {}
    }

    Uploads(JdbcClient jdbc, FillingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
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
        Upload upload = new Upload(
                UUID.randomUUID(),
                org.schalter.filling.FileNames.clean(name, kind.get()),
                content.length,
                kind.get().mediaType(),
                sha256(content),
                holder);
        insert(upload, content);
        return new Outcome.Stored(upload);
    }

    private void insert(Upload upload, byte[] content) {
        jdbc.sql("insert into filling_upload (id, name, size, media_type, sha256, holder, content, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(upload.id(), upload.name(), upload.size(), upload.mediaType(), upload.sha256())
                .param(upload.holder())
                .param(content)
                .param(OffsetDateTime.now(clock))
                .update();
    }

    public Optional<Upload> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Upload.class).optional();
    }

    @Override
    public Optional<String> name(String answer) {
        return find(answer).map(Upload::name);
    }

    /** The files of one holder. */
    public List<Upload> of(String holder) {
        return List.<Upload>copyOf(jdbc.sql(COLUMNS + "where holder = ? order by created_at, id")
                .param(holder)
                .query(Upload.class)
                .list());
    }

    /** The upload that an answer names, if it is one at all. */
    public Optional<Upload> find(String answer) {
        return id(answer).flatMap(this::find);
    }

    /** The upload that an answer names, if it came by the API and no application refers to it yet. */
    public Optional<Upload> unclaimed(String answer) {
        return id(answer)
                .flatMap(id -> jdbc.sql(COLUMNS + "where id = ? and holder is null and kept = false")
                        .param(id)
                        .query(Upload.class)
                        .optional());
    }

    private static Optional<UUID> id(String answer) {
        try {
            return answer.length() == 36 ? Optional.of(UUID.fromString(answer)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalArgumentException if there is no such upload
     */
    public byte[] content(UUID id) {
        return jdbc.sql("select content from filling_upload where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no upload <" + id + ">, it may have been deleted"));
    }

    /** Keeps files for good, since an application that was sent refers to them; in the caller's transaction. */
    public void keep(Collection<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("update filling_upload set kept = true where id = ?")
                    .param(id)
                    .update();
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
        jdbc.sql("update filling_upload set kept = false where holder = ? and kept = true")
                .param(holder)
                .update();
        keep(named(holder, answers).stream().map(Upload::id).toList());
    }

    /** Deletes files for good. */
    public void delete(Collection<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("delete from filling_upload where id = ?").param(id).update();
        }
    }

    /** Deletes what nothing refers to: files of drafts that are gone, and files that were never sent or not kept. */
    int deleteUnreferenced() {
        return jdbc.sql("""
            delete from filling_upload where kept = false and (
              (holder is null or holder like '%/%') and created_at < ?
              or holder not like '%/%' and not exists
                (select 1 from filling_draft where filling_draft.id = filling_upload.holder))\
            """)
                .param(OffsetDateTime.now(clock).minus(settings.uploadsKept()))
                .update();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
