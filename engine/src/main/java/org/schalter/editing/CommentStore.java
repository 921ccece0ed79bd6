package org.schalter.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What editors say to each other about places in a working copy. */
@Component
class CommentStore {

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A comment.
     *
     * @param file the path inside the package, empty for the service as a whole
     * @param place a JSON Pointer, an element's id, or a line, as findings have it
     * @param answers the comment that it answers, which answers none itself
     */
    record Comment(
            UUID id,
            String file,
            String place,
            String text,
            String author,
            Instant written,
            boolean resolved,
            Optional<UUID> answers) {}

    List<Comment> of(ServiceKey key) {
        return jdbc.sql("select id, file, place, words, author, written_at, resolved, answers from editing_comment"
                        + " where service_key = ? order by written_at, id")
                .param(key.value())
                .query(CommentStore::row)
                .list();
    }

    Optional<Comment> find(ServiceKey key, UUID id) {
        return of(key).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    void add(ServiceKey key, Comment comment) {
        jdbc.sql("""
            insert into editing_comment (id, service_key, file, place, words, author, written_at, resolved, answers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        comment.id(),
                        key.value(),
                        comment.file(),
                        comment.place(),
                        comment.text(),
                        comment.author(),
                        Timestamp.from(comment.written()),
                        comment.resolved())
                .param(comment.answers().orElse(null))
                .update();
    }

    void change(Comment comment) {
        jdbc.sql("update editing_comment set words = ?, resolved = ? where id = ?")
                .params(comment.text(), comment.resolved(), comment.id())
                .update();
    }

    private static Comment row(ResultSet row, int index) throws SQLException {
        return new Comment(
                row.getObject("id", UUID.class),
                row.getString("file"),
                row.getString("place"),
                row.getString("words"),
                row.getString("author"),
                row.getTimestamp("written_at").toInstant(),
                row.getBoolean("resolved"),
                Optional.ofNullable(row.getObject("answers", UUID.class)));
    }
}
