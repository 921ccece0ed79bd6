package org.schalter.filling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Edition;
import org.schalter.secrecy.DataKey;
import org.schalter.secrecy.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of drafts: whose they are and what they say is sealed, each draft's with a key of its own. */
@Component
class DraftTable {

    private static final String SELECT = """
        select id, key_id, service, edition, hash, language, held, answers, status_url, resume_mail, expires_at
        from filling_draft where\s\
        """;
    private static final String HELD = "filling_draft.held";
    private static final String ANSWERS = "filling_draft.answers";
    private static final String STATUS_URL = "filling_draft.status_url";
    private static final String MAIL = "filling_draft.resume_mail";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
    private final Secrets secrets;

    DraftTable(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Whose a draft is, and what is known of that person; it never changes. */
    private record Held(String id, @Nullable String subject, Map<String, JsonNode> locked) {}

    void add(Draft draft, OffsetDateTime now) {
        DataKey key = secrets.fresh();
        String row = Draft.stored(draft.id());
        Held held = new Held(draft.id(), draft.subject(), draft.locked());
        jdbc.sql("insert into filling_draft (id, key_id, service, edition, hash, language, held, answers, resume_hash,"
                        + " changed_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row, key.id(), draft.service().value(), draft.edition(), draft.hash(), draft.language())
                .params(
                        key.seal(HELD, row, JSON.writeValueAsBytes(held)),
                        key.seal(ANSWERS, row, draft.answers().toString()))
                .params(draft.code().hash(), now, OffsetDateTime.ofInstant(draft.expiresAt(), now.getOffset()))
                .update();
    }

    Optional<Draft> find(String id) {
        return one("id = ?", Draft.stored(id)).flatMap(this::draft);
    }

    /** The draft as it stands now, held until the end of the transaction. */
    Optional<Draft> lock(String id) {
        return one("id = ? for update", Draft.stored(id)).flatMap(this::draft);
    }

    Optional<Draft> byCode(String hash) {
        return one("resume_hash = ?", hash).flatMap(this::draft);
    }

    /** A draft whose code is to be mailed, and where to. */
    record Asked(Draft draft, String mail) {}

    Optional<Asked> asked(String hash) {
        return one("resume_mail is not null and resume_hash = ?", hash)
                .flatMap(row ->
                        draft(row).flatMap(draft -> text(row, MAIL, row.mail()).map(mail -> new Asked(draft, mail))));
    }

    void answers(Draft draft, String answers, OffsetDateTime now, OffsetDateTime expiry) {
        String row = Draft.stored(draft.id());
        jdbc.sql("update filling_draft set answers = ?, changed_at = ?, expires_at = ? where id = ?")
                .params(key(row).seal(ANSWERS, row, answers), now, expiry, row)
                .update();
    }

    void language(Draft draft, String language) {
        jdbc.sql("update filling_draft set language = ? where id = ?")
                .params(language, Draft.stored(draft.id()))
                .update();
    }

    void take(Draft draft, Edition to, String language) {
        jdbc.sql("update filling_draft set edition = ?, hash = ?, language = ? where id = ?")
                .params(to.number(), to.hash(), language, Draft.stored(draft.id()))
                .update();
    }

    /** Leads to its case from now on, and holds nothing else any more. */
    void sent(Draft draft, String statusUrl) {
        String row = Draft.stored(draft.id());
        DataKey key = key(row);
        Held held = new Held(draft.id(), draft.subject(), Map.of());
        jdbc.sql("update filling_draft set status_url = ?, held = ?, answers = ?, resume_mail = null where id = ?")
                .params(
                        key.seal(STATUS_URL, row, statusUrl),
                        key.seal(HELD, row, JSON.writeValueAsBytes(held)),
                        key.seal(
                                ANSWERS,
                                row,
                                JsonNodeFactory.instance.objectNode().toString()),
                        row)
                .update();
    }

    void mail(Draft draft, String mail) {
        String row = Draft.stored(draft.id());
        jdbc.sql("update filling_draft set resume_mail = ? where id = ?")
                .params(key(row).seal(MAIL, row, mail), row)
                .update();
    }

    /** Deletes the drafts that have expired, each with its key; how many that were. */
    int deleteExpired(OffsetDateTime now) {
        secrets.delete(List.<UUID>copyOf(jdbc.sql("select key_id from filling_draft where expires_at <= ? for update")
                .param(now)
                .query(UUID.class)
                .list()));
        return jdbc.sql("delete from filling_draft where expires_at <= ?")
                .param(now)
                .update();
    }

    private DataKey key(String row) {
        return secrets.of(jdbc.sql("select key_id from filling_draft where id = ?")
                .param(row)
                .query(UUID.class)
                .single());
    }

    /** A row as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(
            String id,
            UUID key,
            ServiceKey service,
            int edition,
            String hash,
            String language,
            byte[] held,
            byte[] answers,
            byte @Nullable [] statusUrl,
            byte @Nullable [] mail,
            Instant expiresAt) {}

    private Optional<Row> one(String condition, String value) {
        return jdbc.sql(SELECT + condition).param(value).query(DraftTable::row).optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getObject("key_id", UUID.class),
                new ServiceKey(row.getString("service")),
                row.getInt("edition"),
                row.getString("hash"),
                row.getString("language"),
                row.getBytes("held"),
                row.getBytes("answers"),
                row.getBytes("status_url"),
                row.getBytes("resume_mail"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /** Empty if it has been deleted meanwhile. */
    private Optional<Draft> draft(Row row) {
        return secrets.find(row.key()).map(key -> {
            Held held = JSON.readValue(key.open(HELD, row.id(), row.held()), Held.class);
            return new Draft(
                    held.id(),
                    row.service(),
                    row.edition(),
                    row.hash(),
                    row.language(),
                    held.subject(),
                    new HashMap<>(held.locked()),
                    (ObjectNode) JSON.readTree(key.open(ANSWERS, row.id(), row.answers())),
                    row.expiresAt(),
                    text(row, STATUS_URL, row.statusUrl()).orElse(null));
        });
    }

    private Optional<String> text(Row row, String column, byte @Nullable [] sealed) {
        return sealed == null
                ? Optional.empty()
                : secrets.find(row.key()).map(key -> key.text(column, row.id(), sealed));
    }
}
