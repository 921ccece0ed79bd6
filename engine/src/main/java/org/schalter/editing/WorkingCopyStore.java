package org.schalter.editing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schalter.definition.Hashes;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the working copies, and at which revision each of their files was changed last. */
@Component
class WorkingCopyStore {

    private static final String LINE =
            "select service_key, revision, hash, changed_at, changed_by from editing_working_copy ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    WorkingCopyStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<WorkingCopy.Line> line(ServiceKey key) {
        return jdbc.sql(LINE + "where service_key = ?")
                .param(key.value())
                .query(WorkingCopyStore::row)
                .optional();
    }

    /** Whoever changes, publishes or withdraws this service next, on whichever node, waits for this transaction. */
    Optional<WorkingCopy.Line> lock(ServiceKey key) {
        return jdbc.sql(LINE + "where service_key = ? for update")
                .param(key.value())
                .query(WorkingCopyStore::row)
                .optional();
    }

    List<WorkingCopy.Line> lines() {
        return jdbc.sql(LINE + "order by service_key")
                .query(WorkingCopyStore::row)
                .list();
    }

    /** The package at that revision, unless somebody has changed it since. */
    Optional<byte[]> zip(WorkingCopy.Line line) {
        return jdbc.sql("select package from editing_working_copy where service_key = ? and revision = ? and hash = ?")
                .params(line.key().value(), line.revision(), line.hash())
                .query((row, i) -> row.getBytes("package"))
                .optional();
    }

    /** False when there is one already; then nothing is done. */
    boolean add(WorkingCopy.Line line, byte[] zip) {
        return jdbc.sql("""
            insert into editing_working_copy (service_key, revision, hash, package, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .params(
                                line.key().value(),
                                line.revision(),
                                line.hash(),
                                zip,
                                Timestamp.from(line.changedAt()),
                                line.changedBy())
                        .update()
                > 0;
    }

    void change(WorkingCopy.Line line, byte[] zip, Collection<String> paths) {
        jdbc.sql("""
            update editing_working_copy set revision = ?, hash = ?, package = ?, changed_at = ?, changed_by = ?
            where service_key = ?\
            """)
                .params(
                        line.revision(),
                        line.hash(),
                        zip,
                        Timestamp.from(line.changedAt()),
                        line.changedBy(),
                        line.key().value())
                .update();
        note(line, paths.stream().map(WorkingCopyStore::name).toList());
    }

    private void note(WorkingCopy.Line line, List<String> names) {
        var key = line.key().value();
        batches.batchUpdate(
                "delete from editing_file where service_key = ? and path_hash = ?",
                names.stream().map(it -> new Object[] {key, it}).toList());
        batches.batchUpdate(
                "insert into editing_file (service_key, path_hash, revision) values (?, ?, ?)",
                names.stream()
                        .map(it -> new Object[] {key, it, line.revision()})
                        .toList());
    }

    /** Those of these files that were changed or deleted after a revision. */
    Set<String> changedSince(ServiceKey key, long revision, Collection<String> paths) {
        var names = jdbc.sql("select path_hash from editing_file where service_key = ? and revision > ?")
                .params(key.value(), revision)
                .query(String.class)
                .set();
        return paths.stream().filter(it -> names.contains(name(it))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A zip from outside may have names that no database keeps. */
    private static String name(String path) {
        return Hashes.sha256(path.getBytes(StandardCharsets.UTF_8));
    }

    void remove(ServiceKey key) {
        for (var table : List.of(
                "editing_file",
                "editing_lock",
                "editing_presence",
                "editing_comment",
                "editing_origin",
                "editing_working_copy")) {
            jdbc.sql("delete from " + table + " where service_key = ?")
                    .param(key.value())
                    .update();
        }
    }

    private static WorkingCopy.Line row(ResultSet row, int index) throws SQLException {
        return new WorkingCopy.Line(
                new ServiceKey(row.getString("service_key")),
                row.getLong("revision"),
                row.getString("hash"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
