package org.schalter.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.secrecy.DataKey;
import org.schalter.submission.CaseKeys;
import org.schalter.workflow.CaseFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What has come of the nodes of cases: kept here, not in the workflow engine's own tables. */
@Component
class Results {

    private static final String ARRIVED = "message ";
    private static final String RESULT = "casework_result.sealed";
    private static final String FAILURE = "workflow.failure";
    private static final String SEALED = "sealed:";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseKeys keys;

    Results(JdbcClient jdbc, Clock clock, CaseKeys keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
    }

    /** A node has been done; if it is done again, the newest result counts. */
    void keep(UUID caseId, String node, @Nullable Integer item, Map<String, ? extends @Nullable Object> value) {
        jdbc.sql("insert into casework_result (case_id, node, item, sealed, at) values (?, ?, ?, ?, ?)")
                .params(caseId, node)
                .param(item)
                .params(keys.of(caseId).seal(RESULT, node, FeelJson.write(value)), OffsetDateTime.now(clock))
                .update();
    }

    /** A message has arrived, whether or not anybody waits for it yet. */
    void arrived(UUID caseId, String message) {
        keep(caseId, ARRIVED + message, null, Map.of());
    }

    boolean hasArrived(UUID caseId, String message) {
        return times(caseId, ARRIVED + message, null) > 0;
    }

    /** How often a node has been done. */
    int times(UUID caseId, String node, @Nullable Integer item) {
        return jdbc.sql("select count(*) from casework_result where case_id = ? and node = ? and (item = ? or item is"
                        + " null)")
                .params(caseId, node)
                .param(item == null ? -1 : item)
                .query(Integer.class)
                .single();
    }

    /** Everything that has come of the nodes, tasks included, the oldest first. */
    List<CaseFacts.Result> of(UUID caseId, Answers answers) {
        List<CaseFacts.Result> all = new ArrayList<>();
        stored("select node, item, sealed, node from casework_result where case_id = ? order by number", RESULT, caseId)
                .forEach(it -> all.add(new CaseFacts.Result(it.node(), it.item(), false, FeelJson.read(it.text()))));
        stored(
                        "select node, item, sealed, task_id from casework_task_answers where case_id = ? order by"
                                + " completed_at, task_id",
                        TaskTable.ANSWERS,
                        caseId)
                .forEach(it -> all.add(new CaseFacts.Result(
                        it.node(), it.item(), true, answers.values(it.node(), FeelJson.tree(it.text())))));
        all.removeIf(result -> result.node().startsWith(ARRIVED));
        return all;
    }

    /** Turns a task's answers into what FEEL knows. */
    interface Answers {
        Map<String, @Nullable Object> values(String node, ObjectNode answers);
    }

    /** What a row holds, opened. */
    private record Stored(String node, @Nullable Integer item, String text) {}

    private List<Stored> stored(String sql, String column, UUID caseId) {
        DataKey key = keys.of(caseId);
        return jdbc.sql(sql)
                .param(caseId)
                .query((row, _) ->
                        new Stored(row.getString(1), item(row), key.text(column, row.getString(4), row.getBytes(3))))
                .list();
    }

    /** Why a step failed, for where the workflow engine stores it: errors speak of what they stumbled over. */
    String sealedFailure(UUID caseId, String message) {
        byte[] sealed = keys.of(caseId).seal(FAILURE, caseId, message);
        return SEALED + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What {@link #sealedFailure} has sealed; anything else as it is. */
    String failure(UUID caseId, String message) {
        if (!message.startsWith(SEALED)) {
            return message;
        }
        return keys.of(caseId).text(FAILURE, caseId, Base64.getUrlDecoder().decode(message.substring(SEALED.length())));
    }

    private static @Nullable Integer item(ResultSet row) throws SQLException {
        int item = row.getInt("item");
        return row.wasNull() ? null : item;
    }
}
