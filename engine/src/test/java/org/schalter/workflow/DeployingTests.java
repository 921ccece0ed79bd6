package org.schalter.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.RunningEngine;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.process.TestPackages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first cases of an edition come all at once, and each finds its process. */
@ParameterizedClass
@EnumSource
class DeployingTests {

    private static final int MANY = 4;

    @Parameter
    Database database = Database.H2;

    @Test
    void manyDeployAtOnceAndOneDoes() throws Exception {
        var engine = RunningEngine.on(database);
        var process = process(engine);
        var start = new CyclicBarrier(MANY);
        Callable<String> deploy = () -> {
            start.await();
            return deploy(engine, process);
        };

        try (var threads = Executors.newFixedThreadPool(MANY)) {
            var ids = threads.invokeAll(Collections.nCopies(MANY, deploy)).stream()
                    .map(future -> future.resultNow())
                    .distinct();
            assertThat(ids).hasSize(1);
        }
        assertThat(definitions(engine, process)).isOne();
    }

    @Test
    void whoeverFailsLeavesItToTheNext() {
        var engine = RunningEngine.on(database);
        var process = process(engine);
        var transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            engine.bean(Workflow.class).deployed(process);
            status.setRollbackOnly();
        });
        assertThat(definitions(engine, process)).isZero();

        assertThat(deploy(engine, process)).isNotEmpty();

        assertThat(definitions(engine, process)).isOne();
    }

    private static String deploy(RunningEngine engine, EditionProcess process) {
        return new TransactionTemplate(engine.bean(PlatformTransactionManager.class))
                .execute(_ -> engine.bean(Workflow.class).deployed(process));
    }

    private static EditionProcess process(RunningEngine engine) {
        var key = "deploying-" + UUID.randomUUID().toString().substring(0, 8) + ".1";
        return new EditionProcess(key, 1, TestPackages.tiny(), ProcessModel.smallest(), engine.bean(Actions.class));
    }

    private static long definitions(RunningEngine engine, EditionProcess process) {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from act_re_procdef where key_ = ?")
                .param(process.key())
                .query(Long.class)
                .single();
    }
}
