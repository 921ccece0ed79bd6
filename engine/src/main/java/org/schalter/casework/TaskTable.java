package org.schalter.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.storage.Writes;
import org.schalter.submission.CaseKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The rows behind the clerks' list; every change of state names the state before it, so that of two only one comes through. */
@Component
class TaskTable {

    private static final String COLUMNS = """
        select id, case_id, reference, service, edition, node, item, execution, unit, state, assignee, assignee_name,
          due, remind_at, created_at, ended_at from casework_task
        """;
    static final String ANSWERS = "casework_task_answers.sealed";
    private static final Duration WITHOUT_DEADLINE = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Writes writes;
    private final Clock clock;
    private final CaseKeys keys;

    TaskTable(JdbcClient jdbc, Writes writes, Clock clock, CaseKeys keys) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
        this.keys = keys;
    }

    /** One task. */
    record Row(
            UUID id,
            UUID caseId,
            String reference,
            String service,
            int edition,
            String node,
            @Nullable Integer item,
            String execution,
            String unit,
            String state,
            @Nullable String assignee,
            @Nullable String assigneeName,
            @Nullable OffsetDateTime due,
            @Nullable OffsetDateTime remindAt,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime endedAt) {}

    /** What to show of the list; null means all, of states those that wait. */
    record Filter(
            @Nullable Collection<String> units,
            @Nullable String service,
            @Nullable String state,
            @Nullable UUID caseId,
            @Nullable String assignee) {}

    void open(Row row) {
        var due = row.due();
        var turn = due == null ? row.createdAt().plus(WITHOUT_DEADLINE) : due;
        writes.add(
                """
                insert into casework_task (id, case_id, reference, service, edition, node, item, execution, unit,
                  state, due, remind_at, turn_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)\
                """,
                row.id(),
                row.caseId(),
                row.reference(),
                row.service(),
                row.edition(),
                row.node(),
                row.item(),
                row.execution(),
                row.unit(),
                due,
                row.remindAt(),
                turn,
                row.createdAt());
    }

    boolean claim(UUID id, String assignee, String name) {
        return jdbc.sql("update casework_task set state = 'claimed', assignee = ?, assignee_name = ? where id"
                                + " = ? and state = 'open'")
                        .params(assignee, name, id)
                        .update()
                == 1;
    }

    boolean release(UUID id, String assignee) {
        return jdbc.sql("""
            update casework_task set state = 'open', assignee = null, assignee_name = null
            where id = ? and state = 'claimed' and assignee = ?\
            """).params(id, assignee).update() == 1;
    }

    /** Ends a task that is open or that this clerk has claimed. */
    boolean complete(UUID id, String assignee, String name) {
        return jdbc.sql("""
            update casework_task set state = 'done', assignee = ?, assignee_name = ?, ended_at = ?
            where id = ? and (state = 'open' or state = 'claimed' and assignee = ?)\
            """)
                        .params(assignee, name, OffsetDateTime.now(clock), id, assignee)
                        .update()
                == 1;
    }

    void answered(Row task, ObjectNode answers, String by, String name) {
        jdbc.sql("""
            insert into casework_task_answers
              (task_id, case_id, node, item, sealed, completed_by, completed_name, completed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(task.id(), task.caseId(), task.node())
                .param(task.item())
                .params(
                        keys.of(task.caseId()).seal(ANSWERS, task.id(), answers.toString()),
                        by,
                        name,
                        OffsetDateTime.now(clock))
                .update();
    }

    /** The tasks that nobody has done there are withdrawn; which those were. */
    List<UUID> withdrawn(UUID caseId, String execution) {
        writes.send();
        var waiting = List.<UUID>copyOf(
                jdbc.sql("""
                    select id from casework_task where case_id = ? and execution = ? and state in ('open', 'claimed') for update\
                    """).params(caseId, execution).query(UUID.class).list());
        for (var id : waiting) {
            jdbc.sql("update casework_task set state = 'withdrawn', ended_at = ? where id = ?")
                    .params(OffsetDateTime.now(clock), id)
                    .update();
        }
        return waiting;
    }

    /** Who did that node of the case last. */
    Optional<String> doneBy(UUID caseId, String node) {
        return jdbc.sql("""
            select completed_by from casework_task_answers where case_id = ? and node = ?
            order by completed_at desc, task_id desc limit 1\
            """).params(caseId, node).query(String.class).optional();
    }

    private record Sealed(UUID caseId, byte[] bytes) {}

    Optional<ObjectNode> answers(UUID task) {
        return jdbc.sql("select case_id, sealed from casework_task_answers where task_id = ?")
                .param(task)
                .query((row, _) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional()
                .map(it -> FeelJson.tree(keys.of(it.caseId()).text(ANSWERS, task, it.bytes())));
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?").param(id).query(this::row).optional();
    }

    List<Row> of(UUID caseId) {
        writes.send();
        return jdbc.sql(COLUMNS + " where case_id = ? order by created_at, id")
                .param(caseId)
                .query(this::row)
                .list();
    }

    List<Row> list(Filter filter, int limit, int offset) {
        List<Object> parameters = new ArrayList<>();
        var where = new StringBuilder(filter.state() == null ? " where ended_at is null" : " where true");
        add(" and state = ?", filter.state(), where, parameters);
        var units = filter.units();
        if (units != null) {
            where.append(" and unit in (").append(marks(units, parameters)).append(")");
        }
        add(" and service = ?", filter.service(), where, parameters);
        add(" and case_id = ?", filter.caseId(), where, parameters);
        add(" and assignee = ?", filter.assignee(), where, parameters);
        return jdbc.sql(COLUMNS + where + " order by turn_at, id limit ? offset ?")
                .params(parameters)
                .params(limit, offset)
                .query(this::row)
                .list();
    }

    private static void add(String condition, @Nullable Object value, StringBuilder where, List<Object> parameters) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }

    /** Question marks for values; for none, what no row has. */
    private static String marks(Collection<String> values, List<Object> parameters) {
        if (values.isEmpty()) {
            return "null";
        }
        parameters.addAll(values);
        return "?" + ", ?".repeat(values.size() - 1);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        int item = row.getInt("item");
        boolean single = row.wasNull();
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getString("service"),
                row.getInt("edition"),
                row.getString("node"),
                single ? null : (Integer) item,
                row.getString("execution"),
                row.getString("unit"),
                row.getString("state"),
                row.getString("assignee"),
                row.getString("assignee_name"),
                local(row, "due"),
                local(row, "remind_at"),
                local(row.getTimestamp("created_at")),
                local(row, "ended_at"));
    }

    private @Nullable OffsetDateTime local(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : local(at);
    }

    private OffsetDateTime local(Timestamp at) {
        return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
