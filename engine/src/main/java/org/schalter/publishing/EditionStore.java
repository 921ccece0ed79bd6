package org.schalter.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this stage: working copies, editions, and which edition has been live since when. */
@Component
class EditionStore {

    private final JdbcClient jdbc;

    EditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(ServiceKey key, int number, String hash, Instant publishedAt, String publishedBy) {}

    record Copy(ServiceKey key, String hash, byte[] zip, Instant changedAt, String changedBy) {}

    record Live(ServiceKey key, Optional<Integer> edition, Instant since, String changedBy) {}

    /** Also takes the row's lock, so that whoever publishes or withdraws this service next waits for this transaction. */
    void keep(Copy copy) {
        jdbc.sql("""
            insert into publishing_working_copy (service_key, hash, package, changed_at, changed_by)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """)
                .params(copy.key().value(), copy.hash(), copy.zip(), Timestamp.from(copy.changedAt()), copy.changedBy())
                .update();
        jdbc.sql("""
            update publishing_working_copy set hash = ?, package = ?, changed_at = ?, changed_by = ?
            where service_key = ?\
            """)
                .params(
                        copy.hash(),
                        copy.zip(),
                        Timestamp.from(copy.changedAt()),
                        copy.changedBy(),
                        copy.key().value())
                .update();
    }

    Optional<Copy> workingCopy(ServiceKey key) {
        return jdbc.sql("""
            select service_key, hash, package, changed_at, changed_by from publishing_working_copy
            where service_key = ?\
            """)
                .param(key.value())
                .query((row, i) -> new Copy(
                        key(row),
                        row.getString("hash"),
                        row.getBytes("package"),
                        instant(row, "changed_at"),
                        row.getString("changed_by")))
                .optional();
    }

    List<ServiceKey> workingCopies() {
        return jdbc.sql("select service_key from publishing_working_copy order by service_key")
                .query((row, i) -> key(row))
                .list();
    }

    /** Two publishers of one service, on whichever nodes, go one after the other. */
    boolean lock(ServiceKey key) {
        return jdbc.sql("select hash from publishing_working_copy where service_key = ? for update")
                .param(key.value())
                .query(String.class)
                .optional()
                .isPresent();
    }

    Optional<Row> edition(ServiceKey key, String hash) {
        return jdbc.sql(EDITION + " and hash = ?")
                .params(key.value(), hash)
                .query(EditionStore::row)
                .optional();
    }

    Optional<Row> edition(ServiceKey key, int number) {
        return jdbc.sql(EDITION + " and number = ?")
                .params(key.value(), number)
                .query(EditionStore::row)
                .optional();
    }

    List<Row> editions(ServiceKey key) {
        return jdbc.sql(EDITION + " order by number desc")
                .param(key.value())
                .query(EditionStore::row)
                .list();
    }

    Optional<byte[]> zip(ServiceKey key, int number) {
        return jdbc.sql("select package from publishing_edition where service_key = ? and number = ?")
                .params(key.value(), number)
                .query((row, i) -> row.getBytes("package"))
                .optional();
    }

    Row add(Copy copy, Instant now, String by) {
        int last = jdbc.sql("select coalesce(max(number), 0) from publishing_edition where service_key = ?")
                .param(copy.key().value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
            insert into publishing_edition (service_key, number, hash, package, published_at, published_by)
            values (?, ?, ?, ?, ?, ?)\
            """)
                .params(copy.key().value(), last + 1, copy.hash(), copy.zip(), Timestamp.from(now), by)
                .update();
        return new Row(copy.key(), last + 1, copy.hash(), now, by);
    }

    /** From now on this edition is the one that citizens see, or none. */
    void goLive(Live live) {
        jdbc.sql("insert into publishing_live (service_key, edition, since, changed_by) values (?, ?, ?, ?)")
                .param(live.key().value())
                .param(live.edition().orElse(null))
                .param(Timestamp.from(live.since()))
                .param(live.changedBy())
                .update();
    }

    /** How often anything went live or was withdrawn. */
    long changes() {
        return jdbc.sql("select count(*) from publishing_live")
                .query(Long.class)
                .single();
    }

    /** The last word on each service. */
    List<Live> live() {
        return jdbc.sql(LIVE + """
            where id in (select max(id) from publishing_live group by service_key) order by service_key\
            """).query(EditionStore::liveRow).list();
    }

    /** What happened to one service, the newest first. */
    List<Live> live(ServiceKey key) {
        return jdbc.sql(LIVE + "where service_key = ? order by id desc")
                .param(key.value())
                .query(EditionStore::liveRow)
                .list();
    }

    private static final String EDITION = """
        select service_key, number, hash, published_at, published_by from publishing_edition where service_key = ?\
        """;

    private static final String LIVE = "select service_key, edition, since, changed_by from publishing_live ";

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                key(row),
                row.getInt("number"),
                row.getString("hash"),
                instant(row, "published_at"),
                row.getString("published_by"));
    }

    private static Live liveRow(ResultSet row, int index) throws SQLException {
        var edition = Optional.ofNullable(row.getObject("edition", Integer.class));
        return new Live(key(row), edition, instant(row, "since"), row.getString("changed_by"));
    }

    private static ServiceKey key(ResultSet row) throws SQLException {
        return new ServiceKey(row.getString("service_key"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
