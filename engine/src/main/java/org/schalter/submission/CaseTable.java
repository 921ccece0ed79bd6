package org.schalter.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.spi.Intake;
import org.schalter.secrecy.DataKey;
import org.schalter.storage.Writes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of accepted applications; rows are added and read, and never changed until their retention period is over. What
 * they say of people is sealed with the case's key.
 */
@Component
class CaseTable implements Intake {

    private static final String INSERT = """
        insert into submission_case (id, reference, service, edition, hash, language, received_at, sending, key_id, content, uploads)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String SELECT = """
        select id, reference, service, edition, hash, language, received_at, key_id, content
        from submission_case where content is not null and\s\
        """;

    private static final String BETWEEN_UPLOADS = ",";

    private final JdbcTemplate jdbc;
    private final Writes writes;
    private final CaseKeys keys;

    /** What comes right after accepting asks for the case several times; it never changes. */
    private final Cache<CaseId, Submission> justAccepted = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    CaseTable(JdbcTemplate jdbc, Writes writes, CaseKeys keys) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.keys = keys;
    }

    /** What is kept beside the submission itself: under which sending, what was sent, what was shown, which files. */
    record Seal(String sending, String sent, String shown, Collection<UUID> uploads) {}

    /** A row that is ready to be added. */
    record Prepared(Object... values) {}

    /** Seals what a row will say. */
    Prepared prepared(Submission it, Seal seal) {
        DataKey key = keys.begin(it.id());
        return new Prepared(
                it.id().value(),
                it.reference(),
                it.service().value(),
                it.edition(),
                it.hash(),
                it.language(),
                Timestamp.from(it.receivedAt()),
                keys.ofSending(seal.sending()),
                key.id(),
                CaseContent.of(it, seal).sealed(key, it.id()),
                listed(seal.uploads()));
    }

    /**
     * Adds a row at the end of the caller's transaction, which fails with a
     * {@link org.springframework.dao.DuplicateKeyException} when the sending or the reference is taken already.
     */
    void add(Prepared row) {
        writes.add(INSERT, row.values());
    }

    /** Makes others who would take a place of a limited service wait for the caller's transaction. */
    void lockLimit(ServiceKey service) {
        jdbc.update("insert into submission_limit (service) values (?) on conflict do nothing", service.value());
        jdbc.queryForObject(
                "select service from submission_limit where service = ? for update", String.class, service.value());
    }

    @Override
    public long accepted(ServiceKey service) {
        Long count = jdbc.queryForObject(
                "select count(*) from submission_case where service = ?", Long.class, service.value());
        return count == null ? 0 : count;
    }

    Optional<Submission> find(CaseId id) {
        Submission kept = justAccepted.getIfPresent(id);
        return kept == null ? stored(id) : Optional.of(kept);
    }

    /** The case as it stands in the table now, for what must not be believed from memory. */
    Optional<Submission> stored(CaseId id) {
        return one("id = ?", id.value());
    }

    /** The case as it stands now, held until the end of the transaction; empty if it has been forgotten. */
    Optional<Submission> lock(CaseId id) {
        return one("id = ? for update", id.value());
    }

    /** A case's files are no longer its own; in the caller's transaction. */
    void release(CaseId id, Collection<UUID> files) {
        List<UUID> kept = new ArrayList<>(uploads(id));
        kept.removeAll(files);
        jdbc.update("update submission_case set uploads = ? where id = ?", listed(kept), id.value());
    }

    /**
     * Forgets what a case says of people; in the caller's transaction, which deletes its key too. A sending of the same
     * name is a new case from then on.
     */
    void forget(CaseId id, boolean wholly) {
        justAccepted.invalidate(id);
        if (wholly) {
            jdbc.update("delete from submission_ledger where case_id = ?", id.value());
            jdbc.update("delete from submission_case where id = ?", id.value());
        } else {
            jdbc.update(
                    "update submission_case set content = null, key_id = null, uploads = '', sending = ? where id = ?",
                    id.toString(),
                    id.value());
        }
    }

    /** Keeps fewer answers of a case from now on; in the caller's transaction. */
    void shorten(CaseId id, ObjectNode answers) {
        justAccepted.invalidate(id);
        CaseContent fewer = content(id).orElseThrow().with(answers);
        jdbc.update(
                "update submission_case set content = ? where id = ?",
                fewer.sealed(keys.of(id.value()), id),
                id.value());
    }

    /** Keeps a case at hand whose transaction has committed. */
    void keepAtHand(Submission accepted) {
        justAccepted.put(accepted.id(), accepted);
    }

    Optional<Submission> byReference(String reference) {
        return one("reference = ?", reference);
    }

    Optional<Submission> bySending(ServiceKey service, String sending) {
        return one("service = ? and sending = ?", service.value(), keys.ofSending(sending));
    }

    /** The digest of the answers as they were sent. */
    String sent(CaseId id) {
        return content(id).map(CaseContent::sent).orElse("");
    }

    String shown(CaseId id) {
        return content(id).map(CaseContent::shown).orElse("");
    }

    List<UUID> uploads(CaseId id) {
        return jdbc.queryForList("select uploads from submission_case where id = ?", String.class, id.value()).stream()
                .filter(it -> !it.isEmpty())
                .flatMap(it -> Stream.of(it.split(BETWEEN_UPLOADS)))
                .map(UUID::fromString)
                .toList();
    }

    private static String listed(Collection<UUID> uploads) {
        return uploads.stream().map(UUID::toString).collect(Collectors.joining(BETWEEN_UPLOADS));
    }

    private Optional<CaseContent> content(CaseId id) {
        return rows("id = ?", id.value()).flatMap(it -> it.content(keys));
    }

    private Optional<Submission> one(String condition, Object... values) {
        return rows(condition, values).flatMap(it -> it.content(keys).map(it::submission));
    }

    private Optional<Row> rows(String condition, Object... values) {
        return jdbc.query(SELECT + condition, (row, n) -> Row.of(row), values).stream()
                .findFirst();
    }

    /** A row as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(
            CaseId id,
            String reference,
            ServiceKey service,
            int edition,
            String hash,
            String language,
            Instant receivedAt,
            UUID key,
            byte[] sealed) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new CaseId(row.getObject("id", UUID.class)),
                    row.getString("reference"),
                    new ServiceKey(row.getString("service")),
                    row.getInt("edition"),
                    row.getString("hash"),
                    row.getString("language"),
                    row.getTimestamp("received_at").toInstant(),
                    row.getObject("key_id", UUID.class),
                    row.getBytes("content"));
        }

        /** Empty when it has been forgotten meanwhile. */
        Optional<CaseContent> content(CaseKeys keys) {
            return keys.of(id.value(), key).map(it -> CaseContent.opened(it, id, sealed));
        }

        Submission submission(CaseContent content) {
            return new Submission(
                    id,
                    reference,
                    service,
                    edition,
                    hash,
                    content.answers(),
                    Optional.ofNullable(content.fee()),
                    language,
                    receivedAt,
                    content.token(),
                    content.subject(),
                    content.applicant());
        }
    }
}
