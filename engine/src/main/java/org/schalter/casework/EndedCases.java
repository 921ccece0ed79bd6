package org.schalter.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases whose process is over and that have not been forgotten yet. */
@Component
public class EndedCases {

    private static final String REJECTED = "rejected";

    private final JdbcClient jdbc;

    EndedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An edition that cases have ended under. */
    public record Of(String service, int edition) {}

    public List<Of> editions() {
        return jdbc.sql("select distinct service, edition from casework_case where ended_at is not null order by 1, 2")
                .query((row, _) -> new Of(row.getString(1), row.getInt(2)))
                .list();
    }

    /** The next cases of an edition that ended by then, rejected or not. */
    public List<UUID> ended(Of edition, boolean rejected, Instant by, UUID after, int most) {
        return ids("coalesce(status, '') " + (rejected ? "=" : "<>") + " '" + REJECTED + "'", edition, by, after, most);
    }

    /** The next cases of an edition that ended by then and have had fewer steps of earlier deletion. */
    public List<UUID> endedBefore(Of edition, int step, Instant by, UUID after, int most) {
        return ids("shortened < " + step, edition, by, after, most);
    }

    /** A step of earlier deletion has been done; in the caller's transaction. */
    public void shortened(UUID caseId, int step) {
        jdbc.sql("update casework_case set shortened = ? where case_id = ?")
                .params(step, caseId)
                .update();
    }

    private List<UUID> ids(String condition, Of edition, Instant by, UUID after, int most) {
        return List.<UUID>copyOf(jdbc.sql("select case_id from casework_case where service = ? and edition = ?"
                        + " and ended_at <= ? and case_id > ? and " + condition + " order by case_id limit ?")
                .params(edition.service(), edition.edition())
                .param(OffsetDateTime.ofInstant(by, ZoneOffset.UTC))
                .params(after, most)
                .query(UUID.class)
                .list());
    }
}
