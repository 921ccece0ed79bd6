package org.schalter.submission;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.schalter.storage.Writes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The stations each case has passed, in order, entered in the transaction of their cause and never changed. The first,
 * {@code accepted}, is the submission itself, so accepting writes no second row. A station {@code status:<value>} says how
 * the case stands from then on; the latest wins.
 */
@Component
public class Ledger {

    static final String ACCEPTED = "accepted";
    static final String STATUS = "status:";
    static final String RECEIVED = "received";
    private static final int LONGEST_DETAIL = 400;
    private static final String INSERT =
            "insert into submission_ledger (case_id, station, detail, at) values (?, ?, ?, ?) on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final Writes writes;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, Writes writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    /** A station that a case has passed; {@code detail} tells several of the same name apart and may be empty. */
    public record Station(String station, OffsetDateTime at, String detail) {}

    /**
     * Enters a station in the caller's transaction. Entering the same station with the same detail again does nothing, so
     * a hearer may be told twice; what may truly happen twice needs a detail that differs.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void enter(CaseId id, String station, String detail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "the station <" + station + "> was entered outside a transaction; enter it in that of its cause");
        }
        String cut = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        writes.add(
                INSERT, id.value(), station, cut, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The stations of a case, oldest first, beginning with {@code accepted}; empty when there is no such case. */
    public List<Station> of(CaseId id) {
        writes.send();
        List<Station> stations = new ArrayList<>(jdbc.query(
                "select received_at from submission_case where id = ?",
                (row, n) -> new Station(ACCEPTED, local(row.getTimestamp(1)), ""),
                id.value()));
        stations.addAll(jdbc.query(
                "select station, at, detail from submission_ledger where case_id = ? order by number",
                (row, n) -> new Station(row.getString(1), local(row.getTimestamp(2)), row.getString(3)),
                id.value()));
        return stations;
    }

    /** How the case stands: the value of its latest {@code status:} station, else {@code received}. */
    public String status(CaseId id) {
        return status(of(id));
    }

    static String status(List<Station> stations) {
        return stations.reversed().stream()
                .map(Station::station)
                .filter(station -> station.startsWith(STATUS))
                .map(station -> station.substring(STATUS.length()))
                .findFirst()
                .orElse(RECEIVED);
    }

    private OffsetDateTime local(Timestamp at) {
        return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
