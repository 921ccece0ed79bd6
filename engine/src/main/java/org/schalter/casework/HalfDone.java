package org.schalter.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Visitor;
import org.schalter.secrecy.DataKey;
import org.schalter.submission.CaseKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What clerks have filled in of tasks' forms and not yet sent, with the files in it. It is kept as long as the task waits,
 * by whoever has claimed it; every change locks the task first, so that nothing is kept of a task that is over.
 */
@Component
class HalfDone {

    private static final String ANSWERS = "casework_half_done.sealed";

    private final JdbcClient jdbc;
    private final TaskFiles files;
    private final Clock clock;
    private final CaseworkSettings settings;
    private final CaseKeys keys;

    HalfDone(JdbcClient jdbc, TaskFiles files, Clock clock, CaseworkSettings settings, CaseKeys keys) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
        this.settings = settings;
    }

    /** What has been saved, by whom and when. */
    record Saved(ObjectNode answers, String by, OffsetDateTime at) {}

    private record Sealed(byte[] answers, String by, OffsetDateTime at) {}

    /** The answers after a change; not kept if they have become more than anybody fills in. */
    record Changed(ObjectNode answers, boolean kept) {}

    Optional<Saved> find(UUID task) {
        return jdbc.sql("select sealed, saved_name, saved_at from casework_half_done where task_id = ?")
                .param(task)
                .query((row, _) -> new Sealed(
                        row.getBytes(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant().atZone(clock.getZone()).toOffsetDateTime()))
                .optional()
                .map(it -> new Saved(FeelJson.tree(key(task).text(ANSWERS, task, it.answers())), it.by(), it.at()));
    }

    /** Changes what has been saved as it stands at that moment; nothing if the task is not the visitor's (any more). */
    @Transactional
    Optional<Changed> change(UUID task, Visitor visitor, UnaryOperator<ObjectNode> change) {
        if (!lock(task, visitor.subject())) {
            return Optional.empty();
        }
        var before = find(task).map(Saved::answers).orElseGet(JsonNodeFactory.instance::objectNode);
        var after = change.apply(before);
        var text = after.toString();
        if (text.length() > settings.answersSize().toBytes()) {
            return Optional.of(new Changed(after, false));
        }
        write(task, text, visitor);
        files.keep(task, after);
        return Optional.of(new Changed(after, true));
    }

    private boolean lock(UUID task, @Nullable String subject) {
        return jdbc.sql("""
            select 1 from casework_task where id = ? and state = 'claimed' and assignee = ? for update\
            """)
                .param(task)
                .param(subject)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void write(UUID task, String answers, Visitor visitor) {
        jdbc.sql("delete from casework_half_done where task_id = ?").param(task).update();
        jdbc.sql("""
            insert into casework_half_done (task_id, sealed, saved_by, saved_name, saved_at) values (?, ?, ?, ?, ?)\
            """)
                .params(task, key(task).seal(ANSWERS, task, answers))
                .param(visitor.subject())
                .params(visitor.name(), OffsetDateTime.now(clock))
                .update();
    }

    private DataKey key(UUID task) {
        return keys.of(jdbc.sql("select case_id from casework_task where id = ?")
                .param(task)
                .query(UUID.class)
                .single());
    }

    /** The task has been done with these answers, or nothing will come of it if there are none; in the caller's transaction. */
    void over(UUID task, ObjectNode answers) {
        jdbc.sql("delete from casework_half_done where task_id = ?").param(task).update();
        files.keep(task, answers);
    }
}
