package org.schalter.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.workflow.CaseFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What has come of the nodes of cases: kept here, not in the workflow engine's own tables. */
@Component
class Results {

    private static final String ARRIVED = "message ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Results(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A node has been done; if it is done again, the newest result counts. */
    void keep(UUID caseId, String node, @Nullable Integer item, Map<String, ? extends @Nullable Object> value) {
        jdbc.sql("insert into casework_result (case_id, node, item, result, at) values (?, ?, ?, ?, ?)")
                .params(caseId, node)
                .param(item)
                .params(FeelJson.write(value), OffsetDateTime.now(clock))
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
        List<CaseFacts.Result> all = new ArrayList<>(
                jdbc.sql("select node, item, result from casework_result where case_id = ? order by number")
                        .param(caseId)
                        .query((row, _) -> new CaseFacts.Result(
                                row.getString(1), item(row), false, FeelJson.read(row.getString(3))))
                        .list());
        all.addAll(jdbc.sql("select node, item, answers from casework_task_answers where case_id = ? order by"
                        + " completed_at, task_id")
                .param(caseId)
                .query((row, _) -> new CaseFacts.Result(
                        row.getString(1),
                        item(row),
                        true,
                        answers.values(row.getString(1), FeelJson.tree(row.getString(3)))))
                .list());
        all.removeIf(result -> result.node().startsWith(ARRIVED));
        return all;
    }

    /** Turns a task's answers into what FEEL knows. */
    interface Answers {
        Map<String, @Nullable Object> values(String node, ObjectNode answers);
    }

    private static @Nullable Integer item(ResultSet row) throws SQLException {
        int item = row.getInt("item");
        return row.wasNull() ? null : item;
    }
}
