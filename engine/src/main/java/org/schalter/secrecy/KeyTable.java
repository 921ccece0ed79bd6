package org.schalter.secrecy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The wrapped keys. Their table is all that a backup of the rest can't do without. */
@Component
class KeyTable {

    private static final String INSERT =
            "insert into secrecy_key (id, master_key, wrapped, made_at) values (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    KeyTable(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Collection<MasterKeys.Wrapped> keys) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                INSERT,
                keys.stream()
                        .map(it -> new Object[] {it.id(), it.master(), it.key(), now})
                        .toList());
    }

    /** Does nothing if there is a key of that id. */
    void addUnlessThere(MasterKeys.Wrapped key) {
        jdbc.update(
                INSERT + " on conflict do nothing", key.id(), key.master(), key.key(), Timestamp.from(clock.instant()));
    }

    Optional<MasterKeys.Wrapped> find(UUID id) {
        return jdbc.query("select id, master_key, wrapped from secrecy_key where id = ?", KeyTable::row, id).stream()
                .findFirst();
    }

    boolean delete(UUID id) {
        return jdbc.update("delete from secrecy_key where id = ?", id) == 1;
    }

    void delete(Collection<UUID> ids) {
        jdbc.batchUpdate(
                "delete from secrecy_key where id = ?",
                ids.stream().map(it -> new Object[] {it}).toList());
    }

    /** Some keys that this master key wraps, locked; those that another node has now are left out. */
    List<MasterKeys.Wrapped> take(String master, int most) {
        return jdbc.query(
                "select id, master_key, wrapped from secrecy_key where master_key = ? limit ? for update skip locked",
                KeyTable::row,
                master,
                most);
    }

    void rewrap(List<MasterKeys.Wrapped> keys) {
        jdbc.batchUpdate(
                "update secrecy_key set master_key = ?, wrapped = ? where id = ?",
                keys.stream()
                        .map(it -> new Object[] {it.master(), it.key(), it.id()})
                        .toList());
    }

    boolean uses(String master) {
        return !jdbc.queryForList("select 1 from secrecy_key where master_key = ? limit 1", Integer.class, master)
                .isEmpty();
    }

    /** How many keys each master key wraps. */
    Map<String, Long> count() {
        Map<String, Long> count = new TreeMap<>();
        jdbc.query("select master_key, count(*) from secrecy_key group by master_key", row -> {
            count.put(row.getString(1), row.getLong(2));
        });
        return count;
    }

    /** Proves of each master key that was ever used here which one it was. */
    Map<String, byte[]> proofs() {
        Map<String, byte[]> proofs = new TreeMap<>();
        jdbc.query("select id, proof from secrecy_master_key", row -> {
            proofs.put(row.getString(1), row.getBytes(2));
        });
        return proofs;
    }

    void prove(String master, byte[] proof) {
        jdbc.update(
                "insert into secrecy_master_key (id, proof, first_used_at) values (?, ?, ?) on conflict do nothing",
                master,
                proof,
                Timestamp.from(clock.instant()));
    }

    private static MasterKeys.Wrapped row(ResultSet row, int number) throws SQLException {
        return new MasterKeys.Wrapped(row.getObject(1, UUID.class), row.getString(2), row.getBytes(3));
    }
}
