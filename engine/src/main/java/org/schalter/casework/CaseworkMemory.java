package org.schalter.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.schalter.submission.spi.CaseMemory;
import org.schalter.workflow.Workflow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case is needed until its process is over. What clerks answered, with their files, and what came of the other steps goes. */
@Component
class CaseworkMemory implements CaseMemory {

    private final JdbcClient jdbc;
    private final Milestones milestones;
    private final Workflow workflow;
    private final TaskFiles files;

    CaseworkMemory(JdbcClient jdbc, Milestones milestones, Workflow workflow, TaskFiles files) {
        this.jdbc = jdbc;
        this.milestones = milestones;
        this.workflow = workflow;
        this.files = files;
    }

    @Override
    public boolean needs(UUID caseId) {
        return !milestones.lock(caseId) || !isOver(caseId) || workflow.runs(caseId);
    }

    private boolean isOver(UUID caseId) {
        return jdbc.sql("""
            select ended_at is not null and not exists
                (select 1 from casework_task t where t.case_id = c.case_id and t.state in ('open', 'claimed'))
            from casework_case c where c.case_id = ?\
            """).param(caseId).query(Boolean.class).single();
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        var tasks = List.<UUID>copyOf(jdbc.sql("select id from casework_task where case_id = ?")
                .param(caseId)
                .query(UUID.class)
                .list());
        Map<String, Integer> what = new LinkedHashMap<>();
        what.put("files", tasks.stream().mapToInt(files::delete).sum());
        jdbc.sql("delete from casework_half_done where task_id in (select id from casework_task where case_id = ?)")
                .param(caseId)
                .update();
        what.put("tasks", delete("casework_task", caseId));
        what.put("answered tasks", delete("casework_task_answers", caseId));
        what.put("results", delete("casework_result", caseId));
        delete("casework_case", caseId);
        return what;
    }

    private int delete(String table, UUID caseId) {
        return jdbc.sql("delete from " + table + " where case_id = ?")
                .param(caseId)
                .update();
    }
}
