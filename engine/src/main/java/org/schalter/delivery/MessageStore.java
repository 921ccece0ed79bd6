package org.schalter.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages, their attempts, and what is due. */
@Component
class MessageStore {

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if a message with its key has been written before. */
    boolean add(Message message) {
        return jdbc.sql("""
            insert into delivery_message (id, message_key, case_id, name, recipient, subject, html, body,
                language, enclosures, written_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .param(message.id())
                        .param(message.key())
                        .param(message.caseId())
                        .param(message.name())
                        .param(message.to())
                        .param(message.subject())
                        .param(message.html())
                        .param(message.text())
                        .param(message.language())
                        .param(String.join(",", message.enclosures()))
                        .param(Timestamp.from(message.writtenAt()))
                        .update()
                == 1;
    }

    /** Whether at least so many messages to one address were written since; looks at no more rows than that. */
    boolean written(int number, String recipient, Instant since) {
        return jdbc.sql("select 1 from delivery_message where recipient = ? and written_at > ? limit ?")
                        .params(recipient, Timestamp.from(since), number)
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
            jdbc.sql("insert into delivery_due (message_id, due_at) values (?, ?)")
                    .params(message, Timestamp.from(at))
                    .update();
        }
    }

    void done(UUID message) {
        jdbc.sql("delete from delivery_due where message_id = ?").param(message).update();
    }

    /** The message that is due the longest, locked for this transaction; those that others deliver now are left out. */
    Optional<Message> takeDue(Instant now) {
        return jdbc.sql("select message_id from delivery_due where due_at <= ? order by due_at limit 1"
                        + " for update skip locked")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    Optional<Message> find(UUID id) {
        return jdbc.sql("select * from delivery_message where id = ?")
                .param(id)
                .query(MessageStore::message)
                .optional();
    }

    List<Message> of(UUID caseId) {
        return jdbc.sql("select * from delivery_message where case_id = ? order by written_at, id")
                .param(caseId)
                .query(MessageStore::message)
                .list();
    }

    List<Message> latest(int most) {
        return jdbc.sql("select * from delivery_message order by written_at desc, id limit ?")
                .param(most)
                .query(MessageStore::message)
                .list();
    }

    long waiting() {
        return jdbc.sql("select count(*) from delivery_due").query(Long.class).single();
    }

    /** Those whose last attempt was the end without success, the latest first. */
    List<Message> failed(int most) {
        return jdbc.sql("""
            select m.* from delivery_message m join delivery_attempt a on a.message_id = m.id
            where a.outcome in ('refused', 'given-up')
            and not exists (select 1 from delivery_attempt l where l.message_id = m.id and l.number > a.number)
            and not exists (select 1 from delivery_due d where d.message_id = m.id)
            order by a.at desc limit ?\
            """).param(most).query(MessageStore::message).list();
    }

    void attempted(UUID message, Message.Attempt attempt) {
        String detail = attempt.detail();
        jdbc.sql("insert into delivery_attempt (message_id, number, at, outcome, detail) values (?, ?, ?, ?, ?)")
                .params(
                        message,
                        attempt.number(),
                        Timestamp.from(attempt.at()),
                        attempt.outcome(),
                        detail.length() <= 500 ? detail : detail.substring(0, 500))
                .update();
    }

    List<Message.Attempt> attempts(UUID message) {
        return jdbc.sql("select number, at, outcome, detail from delivery_attempt where message_id = ? order by number")
                .param(message)
                .query((row, _) -> new Message.Attempt(
                        row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4)))
                .list();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        String enclosures = row.getString("enclosures");
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("message_key"),
                row.getObject("case_id", UUID.class),
                row.getString("name"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("html"),
                row.getString("body"),
                row.getString("language"),
                enclosures.isEmpty() ? List.of() : List.of(enclosures.split(",")),
                row.getTimestamp("written_at").toInstant());
    }
}
