package org.schalter.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.secrecy.DataKey;
import org.schalter.secrecy.Secrets;
import org.schalter.storage.Writes;
import org.schalter.submission.CaseKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of messages, their attempts, and what is due. What a message says and to whom is sealed. */
@Component
class MessageStore {

    private static final String CONTENT = "delivery_message.content";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Writes writes;
    private final CaseKeys keys;
    private final Secrets secrets;

    MessageStore(JdbcClient jdbc, Writes writes, CaseKeys keys, Secrets secrets) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.keys = keys;
        this.secrets = secrets;
    }

    /** What is to be delivered, since when, and how often that was tried. */
    record Due(UUID message, Instant at, int attempts) {}

    /** Adds a message that is due then; false if one with its key has been written before. */
    boolean add(Message message, Instant due) {
        boolean added = added(message);
        if (added) {
            insertDue(message.id(), due);
        }
        return added;
    }

    private boolean added(Message message) {
        DataKey key = key(message.caseId());
        return jdbc.sql("""
            insert into delivery_message (id, message_key, case_id, name, recipient_hash, key_id, content,
                language, enclosures, written_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .param(message.id())
                        .param(message.key())
                        .param(message.caseId())
                        .param(message.name())
                        .param(hash(message.to()))
                        .param(key.id())
                        .param(key.seal(CONTENT, message.id(), JSON.writeValueAsBytes(Content.of(message))))
                        .param(message.language())
                        .param(String.join(",", message.enclosures()))
                        .param(Timestamp.from(message.writtenAt()))
                        .update()
                == 1;
    }

    /** Whether at least so many messages to one address were written since; looks at no more rows than that. */
    boolean written(int number, String recipient, Instant since) {
        return jdbc.sql("select 1 from delivery_message where recipient_hash = ? and written_at > ? limit ?")
                        .params(hash(recipient), Timestamp.from(since), number)
                        .query(Integer.class)
                        .list()
                        .size()
                >= number;
    }

    boolean written(String key) {
        return jdbc.sql("select count(*) from delivery_message where message_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** When it is tried next; empty if it is not. */
    Optional<Instant> due(UUID message) {
        return jdbc.sql("select due_at from delivery_due where message_id = ?")
                .param(message)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    void due(UUID message, Instant at) {
        int moved = jdbc.sql("update delivery_due set due_at = ? where message_id = ?")
                .params(Timestamp.from(at), message)
                .update();
        if (moved == 0) {
            insertDue(message, at);
        }
    }

    private void insertDue(UUID message, Instant at) {
        writes.add("insert into delivery_due (message_id, due_at) values (?, ?)", message, Timestamp.from(at));
    }

    void done(UUID message) {
        writes.add("delete from delivery_due where message_id = ?", message);
    }

    /** The message that is due the longest, locked for this transaction; those that others deliver now are left out. */
    Optional<Due> takeNext(Instant now) {
        return take("due_at <= ? order by due_at limit 1", Timestamp.from(now));
    }

    /** That message, locked for this transaction; nothing if it is not due (any more), or somebody else delivers it now. */
    Optional<Due> take(UUID message, Instant now) {
        return take("message_id = ?", message).filter(due -> !due.at().isAfter(now));
    }

    private Optional<Due> take(String which, Object value) {
        return jdbc.sql("""
            select message_id, due_at, (select count(*) from delivery_attempt a where a.message_id = d.message_id)
            from delivery_due d where %s for update skip locked\
            """.formatted(which))
                .param(value)
                .query((row, _) -> new Due(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getInt(3)))
                .optional();
    }

    Optional<Message> find(UUID id) {
        return jdbc.sql("select * from delivery_message where id = ?")
                .param(id)
                .query(MessageStore::row)
                .optional()
                .flatMap(this::message);
    }

    List<Message> of(UUID caseId) {
        return messages(jdbc.sql("select * from delivery_message where case_id = ? order by written_at, id")
                .param(caseId));
    }

    List<Message> latest(int most) {
        return messages(jdbc.sql("select * from delivery_message order by written_at desc, id limit ?")
                .param(most));
    }

    long waiting() {
        return jdbc.sql("select count(*) from delivery_due").query(Long.class).single();
    }

    /** Those whose last attempt was the end without success, the latest first. */
    List<Message> failed(int most) {
        return messages(jdbc.sql("""
            select m.* from delivery_message m join delivery_attempt a on a.message_id = m.id
            where a.outcome in ('refused', 'given-up')
            and not exists (select 1 from delivery_attempt l where l.message_id = m.id and l.number > a.number)
            and not exists (select 1 from delivery_due d where d.message_id = m.id)
            order by a.at desc limit ?\
            """).param(most));
    }

    void attempted(UUID message, Message.Attempt attempt) {
        String detail = attempt.detail();
        writes.add(
                "insert into delivery_attempt (message_id, number, at, outcome, detail) values (?, ?, ?, ?, ?)",
                message,
                attempt.number(),
                Timestamp.from(attempt.at()),
                attempt.outcome(),
                detail.length() <= 500 ? detail : detail.substring(0, 500));
    }

    List<Message.Attempt> attempts(UUID message) {
        return jdbc.sql("select number, at, outcome, detail from delivery_attempt where message_id = ? order by number")
                .param(message)
                .query((row, _) -> new Message.Attempt(
                        row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4)))
                .list();
    }

    /** Deletes the messages of a case; in the caller's transaction, which deletes the case's key too. */
    int delete(UUID caseId) {
        return delete(ids(
                jdbc.sql("select id from delivery_message where case_id = ?").param(caseId)));
    }

    boolean isDue(UUID caseId) {
        return !ids(jdbc.sql("""
            select m.id from delivery_due d join delivery_message m on m.id = d.message_id where m.case_id = ? limit 1\
            """).param(caseId)).isEmpty();
    }

    /** Deletes the messages of no case that were written before then, each with its key; what is still due stays. */
    int deleteOfNoCase(Instant before) {
        String old = """
            from delivery_message m where case_id is null and written_at < ?
            and not exists (select 1 from delivery_due d where d.message_id = m.id)\
            """;
        secrets.delete(ids(jdbc.sql("select key_id " + old).param(Timestamp.from(before))));
        return delete(ids(jdbc.sql("select id " + old).param(Timestamp.from(before))));
    }

    private static List<UUID> ids(JdbcClient.StatementSpec select) {
        return List.<UUID>copyOf(select.query(UUID.class).list());
    }

    private int delete(Collection<UUID> ids) {
        for (UUID id : ids) {
            jdbc.sql("delete from delivery_due where message_id = ?").param(id).update();
            jdbc.sql("delete from delivery_attempt where message_id = ?")
                    .param(id)
                    .update();
            jdbc.sql("delete from delivery_message where id = ?").param(id).update();
        }
        return ids.size();
    }

    /** What a message says and to whom, sealed. */
    private record Content(String to, String subject, String html, String text) {

        static Content of(Message it) {
            return new Content(it.to(), it.subject(), it.html(), it.text());
        }
    }

    /** The case's key; a key of its own for a message of no case. */
    private DataKey key(@Nullable UUID caseId) {
        return caseId == null ? secrets.fresh() : keys.of(caseId);
    }

    /** By which the messages to one address are counted. */
    private String hash(String recipient) {
        return secrets.hash("delivery.recipient", recipient);
    }

    private List<Message> messages(JdbcClient.StatementSpec select) {
        return select.query(MessageStore::row).list().stream()
                .flatMap(it -> message(it).stream())
                .toList();
    }

    /** A row as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(
            UUID id,
            String key,
            @Nullable UUID caseId,
            String name,
            UUID keyId,
            byte[] content,
            String language,
            String enclosures,
            Instant writtenAt) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("message_key"),
                row.getObject("case_id", UUID.class),
                row.getString("name"),
                row.getObject("key_id", UUID.class),
                row.getBytes("content"),
                row.getString("language"),
                row.getString("enclosures"),
                row.getTimestamp("written_at").toInstant());
    }

    /** Empty if it has been deleted meanwhile. */
    private Optional<Message> message(Row row) {
        return secrets.find(row.keyId()).map(key -> {
            Content content = JSON.readValue(key.open(CONTENT, row.id(), row.content()), Content.class);
            return new Message(
                    row.id(),
                    row.key(),
                    row.caseId(),
                    row.name(),
                    content.to(),
                    content.subject(),
                    content.html(),
                    content.text(),
                    row.language(),
                    row.enclosures().isEmpty()
                            ? List.of()
                            : List.of(row.enclosures().split(",")),
                    row.writtenAt());
        });
    }
}
