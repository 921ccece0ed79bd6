package org.schalter.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.DraftRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The table of this stage. */
@Component
class RequestStore {

    private static final int MOST_LISTED = 50;
    private static final String SELECT = """
        select id, service_key, kind, edition, comment, drafts, drafts_until, due, asked_by, asked_at, written_by, state,
        confirmed_by, confirmation, ended_by, ended_at, problem from release_request where\s\
        """;

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the id that it has from now on. */
    Request add(Request it) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("insert into release_request (service_key, kind, edition, comment, drafts, drafts_until, due,"
                        + " asked_by, asked_at, written_by, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(it.key().value())
                .param(it.kind().word())
                .param(it.edition().orElse(null))
                .param(it.comment())
                .param(it.drafts().choice().word())
                .param(it.drafts().until().orElse(null))
                .param(it.due().map(Timestamp::from).orElse(null))
                .param(it.askedBy())
                .param(Timestamp.from(it.askedAt()))
                .param(it.writtenBy())
                .param(it.state().word())
                .update(id, "id");
        var key = id.getKey();
        return find(it.key(), key == null ? -1 : key.longValue()).orElseThrow();
    }

    void change(Request it) {
        jdbc.sql("update release_request set state = ?, confirmed_by = ?, confirmation = ?, ended_by = ?, ended_at = ?,"
                        + " problem = ? where id = ?")
                .param(it.state().word())
                .param(it.confirmation().map(Request.Confirmation::by).orElse(null))
                .param(it.confirmation().map(Request.Confirmation::comment).orElse(null))
                .param(it.end().map(Request.End::by).orElse(null))
                .param(it.end().map(end -> Timestamp.from(end.at())).orElse(null))
                .param(it.end().map(Request.End::problem).orElse(null))
                .param(it.id())
                .update();
    }

    Optional<Request> find(ServiceKey key, long id) {
        return jdbc.sql(SELECT + "service_key = ? and id = ?")
                .params(key.value(), id)
                .query(RequestStore::row)
                .optional();
    }

    /** As it stands now, held until the end of the transaction. */
    Optional<Request> lock(long id) {
        return jdbc.sql(SELECT + "id = ? for update")
                .param(id)
                .query(RequestStore::row)
                .optional();
    }

    /** Those of a service, the newest first. */
    List<Request> of(ServiceKey key) {
        return jdbc.sql(SELECT + "service_key = ? order by id desc limit " + MOST_LISTED)
                .param(key.value())
                .query(RequestStore::row)
                .list();
    }

    /** Those whose time has come, the earliest first. */
    List<Long> due(Instant now) {
        return List.<Long>copyOf(
                jdbc.sql("select id from release_request where state = 'scheduled' and due <= ? order by due, id")
                        .param(Timestamp.from(now))
                        .query(Long.class)
                        .list());
    }

    private static Request row(ResultSet row, int index) throws SQLException {
        return new Request(
                row.getLong("id"),
                new ServiceKey(row.getString("service_key")),
                Request.Kind.of(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getObject("edition", Integer.class)),
                row.getString("comment"),
                drafts(row),
                instant(row, "due"),
                row.getString("asked_by"),
                instant(row, "asked_at").orElseThrow(),
                row.getString("written_by"),
                Request.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                confirmation(row),
                end(row));
    }

    private static DraftRule drafts(ResultSet row) throws SQLException {
        return new DraftRule(
                DraftRule.Choice.of(row.getString("drafts")).orElse(DraftRule.Choice.KEEP),
                Optional.ofNullable(row.getObject("drafts_until", LocalDate.class)));
    }

    private static Optional<Request.Confirmation> confirmation(ResultSet row) throws SQLException {
        var by = row.getString("confirmed_by");
        var comment = Optional.ofNullable(row.getString("confirmation")).orElse("");
        return Optional.ofNullable(by).map(it -> new Request.Confirmation(it, comment));
    }

    private static Optional<Request.End> end(ResultSet row) throws SQLException {
        var by = Optional.ofNullable(row.getString("ended_by")).orElse("");
        var problem = Optional.ofNullable(row.getString("problem")).orElse("");
        return instant(row, "ended_at").map(it -> new Request.End(by, it, problem));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
