package org.schalter.submission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.spi.Intake;
import org.schalter.validation.Fee;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The table of accepted applications; rows are added and read, never changed. */
@Component
class CaseTable implements Intake {

    private static final String INSERT = """
        insert into submission_case (id, reference, service, edition, hash, answers, fee, language, received_at, token,
        sending, sent, subject, applicant, shown) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String SELECT = """
        select id, reference, service, edition, hash, answers, fee, language, received_at, token, subject, applicant
        from submission_case where\s\
        """;
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final RowMapper<Submission> ROW = (row, n) -> submission(row);

    private final JdbcTemplate jdbc;

    /** What comes right after accepting asks for the case several times; it never changes. */
    private final Cache<CaseId, Submission> justAccepted = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    CaseTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is kept beside the submission itself: under which sending, what was sent, what was shown, which files. */
    record Seal(String sending, String sent, String shown, Collection<UUID> uploads) {}

    /**
     * Adds a row in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the sending, the reference or a file is taken already
     */
    void add(Submission it, Seal seal) {
        jdbc.update(
                INSERT,
                it.id().value(),
                it.reference(),
                it.service().value(),
                it.edition(),
                it.hash(),
                it.answers().toString(),
                it.fee().map(JSON::writeValueAsString).orElse(null),
                it.language(),
                Timestamp.from(it.receivedAt()),
                it.token(),
                seal.sending(),
                seal.sent(),
                it.subject(),
                it.applicant().isEmpty() ? null : JSON.writeValueAsString(it.applicant()),
                seal.shown());
        for (UUID upload : seal.uploads()) {
            jdbc.update(
                    "insert into submission_upload (upload_id, case_id) values (?, ?)",
                    upload,
                    it.id().value());
        }
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

    /** Keeps a case at hand whose transaction has committed. */
    void keepAtHand(Submission accepted) {
        justAccepted.put(accepted.id(), accepted);
    }

    Optional<Submission> byReference(String reference) {
        return one("reference = ?", reference);
    }

    Optional<Submission> bySending(ServiceKey service, String sending) {
        return one("service = ? and sending = ?", service.value(), sending);
    }

    /** The digest of the answers as they were sent. */
    String sent(CaseId id) {
        return text("sent", id);
    }

    String shown(CaseId id) {
        return text("shown", id);
    }

    List<UUID> uploads(CaseId id) {
        return jdbc.query(
                "select upload_id from submission_upload where case_id = ? order by upload_id",
                (row, n) -> row.getObject(1, UUID.class),
                id.value());
    }

    private String text(String column, CaseId id) {
        String text = jdbc.queryForObject(
                "select " + column + " from submission_case where id = ?", String.class, id.value());
        return text == null ? "" : text;
    }

    private Optional<Submission> one(String condition, Object... values) {
        return jdbc.query(SELECT + condition, ROW, values).stream().findFirst();
    }

    private static Submission submission(ResultSet row) throws SQLException {
        String fee = row.getString("fee");
        String applicant = row.getString("applicant");
        return new Submission(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                new ServiceKey(row.getString("service")),
                row.getInt("edition"),
                row.getString("hash"),
                (ObjectNode) JSON.readTree(row.getString("answers")),
                fee == null ? Optional.empty() : Optional.of(JSON.readValue(fee, Fee.class)),
                row.getString("language"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("token"),
                row.getString("subject"),
                applicant == null ? Map.of() : JSON.readValue(applicant, NAMES));
    }
}
