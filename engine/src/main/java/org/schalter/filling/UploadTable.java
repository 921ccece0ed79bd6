package org.schalter.filling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.secrecy.DataKey;
import org.schalter.secrecy.Secrets;
import org.schalter.storage.Writes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of files: what a file is called and what is in it is sealed, each with a key of its own. */
@Component
class UploadTable {

    private static final String SELECT =
            "select id, key_id, about, size, media_type, holder, scanned from filling_upload where ";
    private static final String ABOUT = "filling_upload.about";
    private static final String CONTENT = "filling_upload.content";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Writes writes;
    private final Secrets secrets;

    UploadTable(JdbcClient jdbc, Writes writes, Secrets secrets) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.secrets = secrets;
    }

    /** What is stored as a holder: of a draft not its name, which opens it; of what a later stage calls its own, that. */
    static String stored(String holder) {
        return holder.contains("/") ? holder : Draft.stored(holder);
    }

    private record About(String name, String sha256) {}

    void add(Uploads.Upload upload, byte[] content, OffsetDateTime now) {
        DataKey key = secrets.fresh();
        byte[] about = JSON.writeValueAsBytes(new About(upload.name(), upload.sha256()));
        jdbc.sql("insert into filling_upload (id, key_id, about, size, media_type, holder, scanned, content,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(upload.id(), key.id(), key.seal(ABOUT, upload.id(), about), upload.size(), upload.mediaType())
                .param(upload.holder())
                .param(upload.scanned())
                .params(key.seal(CONTENT, upload.id(), content), now)
                .update();
    }

    Optional<Uploads.Upload> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query(UploadTable::row)
                .optional()
                .flatMap(this::opened);
    }

    List<Uploads.Upload> of(String holder) {
        return jdbc
                .sql(SELECT + "holder = ? order by created_at, id")
                .param(stored(holder))
                .query(UploadTable::row)
                .list()
                .stream()
                .flatMap(it -> opened(it).stream())
                .toList();
    }

    List<UUID> idsOf(String holder) {
        return List.<UUID>copyOf(jdbc.sql("select id from filling_upload where holder = ?")
                .param(stored(holder))
                .query(UUID.class)
                .list());
    }

    /** Whether it came by the API and no application refers to it yet. */
    boolean unclaimed(UUID id) {
        return is(id, "holder is null and kept = false");
    }

    boolean heldBy(String holder, UUID id) {
        return is(id, "holder = ?", stored(holder));
    }

    private boolean is(UUID id, String condition, Object... values) {
        return !jdbc.sql("select 1 from filling_upload where id = ? and " + condition)
                .param(id)
                .params(values)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private record Sealed(UUID key, byte[] content) {}

    Optional<byte[]> content(UUID id) {
        return jdbc.sql("select key_id, content from filling_upload where id = ?")
                .param(id)
                .query((row, number) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional()
                .flatMap(it -> secrets.find(it.key()).map(key -> key.open(CONTENT, id, it.content())));
    }

    void scanned(UUID id) {
        jdbc.sql("update filling_upload set scanned = true where id = ?")
                .param(id)
                .update();
    }

    void keep(Collection<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("update filling_upload set kept = true where id = ?")
                    .param(id)
                    .update();
        }
    }

    void claim(Collection<UUID> ids, @Nullable String holder) {
        for (UUID id : ids) {
            writes.addOne(
                    () -> new Uploads.Taken(id),
                    "update filling_upload set kept = true where id = ? and kept = false and "
                            + (holder == null ? "holder is null" : "holder = ?"),
                    holder == null ? new Object[] {id} : new Object[] {id, stored(holder)});
        }
    }

    void keepNoneOf(String holder) {
        jdbc.sql("update filling_upload set kept = false where holder = ? and kept = true")
                .param(stored(holder))
                .update();
    }

    /** Deletes files and their keys; how many that were. */
    int delete(Collection<UUID> ids) {
        int gone = 0;
        for (UUID id : ids) {
            secrets.delete(List.<UUID>copyOf(jdbc.sql("select key_id from filling_upload where id = ?")
                    .param(id)
                    .query(UUID.class)
                    .list()));
            gone += jdbc.sql("delete from filling_upload where id = ?")
                    .param(id)
                    .update();
        }
        return gone;
    }

    /**
     * The files of drafts that are gone, and of those sent before that the ones that were never claimed or not kept. They are
     * the caller's until the transaction ends; those that somebody is about to keep are left out.
     */
    List<UUID> unreferenced(OffsetDateTime before) {
        return List.<UUID>copyOf(jdbc.sql("""
            select id from filling_upload where kept = false and (
              (holder is null or holder like '%/%') and created_at < ?
              or holder not like '%/%' and not exists
                (select 1 from filling_draft where filling_draft.id = filling_upload.holder))
            for update skip locked\
            """).param(before).query(UUID.class).list());
    }

    /** A row as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(
            UUID id,
            UUID key,
            byte[] about,
            long size,
            String mediaType,
            @Nullable String holder,
            boolean scanned) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getBytes(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7));
    }

    /** Empty if it has been deleted meanwhile. */
    private Optional<Uploads.Upload> opened(Row row) {
        return secrets.find(row.key()).map(key -> {
            About about = JSON.readValue(key.open(ABOUT, row.id(), row.about()), About.class);
            return new Uploads.Upload(
                    row.id(), about.name(), row.size(), row.mediaType(), about.sha256(), row.holder(), row.scanned());
        });
    }
}
