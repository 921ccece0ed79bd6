package org.schalter.casework;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.schalter.SchalterApplication;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.submission.CaseId;
import org.schalter.submission.Sending;
import org.schalter.submission.Submissions;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Dog tax from submission to the clerk's task on PostgreSQL with durable commits, without HTTP; and which statements one
 * start takes. A program, never a test: {@code CaseworkBenchmark [cases] [threads]}.
 */
final class CaseworkBenchmark {

    private static final Queue<String> STATEMENTS = new ConcurrentLinkedQueue<>();
    private static volatile boolean listening;

    private CaseworkBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            var context = start(postgres);
            var edition = context.getBean(Editions.class)
                    .live(new ServiceKey("dog-tax-registration"))
                    .orElseThrow();
            for (int round = 1; round <= 5; round++) {
                sustained(context, edition, cases, threads, round);
            }
            startsAlone(context, edition, cases, threads);
            oneStart(context, edition);
            context.close();
        }
    }

    private static GenericApplicationContext start(EmbeddedPostgres postgres) throws Exception {
        var data = Files.createTempDirectory("benchmark-");
        return (GenericApplicationContext) new SpringApplicationBuilder(SchalterApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof DataSource source ? listened(source) : bean;
                    }
                }))
                .run(
                        "--server.port=0",
                        "--schalter.data=" + data,
                        "--schalter.demo=true",
                        "--schalter.disposable-database=true",
                        "--logging.level.root=warn",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres");
    }

    private static void sustained(ApplicationContext context, Edition edition, int cases, int threads, int round)
            throws Exception {
        long before = tasks(context);
        long cpu = cpu();
        long begin = System.nanoTime();
        submit(context, edition, cases, threads);
        double accepted = (System.nanoTime() - begin) / 1e9;
        while (tasks(context) < before + cases) {
            Thread.sleep(5);
        }
        double all = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "round %d: accepted %.0f/s, submission to clerk's task %.0f/s, last task %.2f s after the last"
                        + " submission, %.2f ms of our CPU each%n",
                round, cases / accepted, cases / all, all - accepted, (cpu() - cpu) / 1e6 / cases);
    }

    private static void submit(ApplicationContext context, Edition edition, int cases, int threads) throws Exception {
        var submissions = context.getBean(Submissions.class);
        var answers = edition.content().examples().stream()
                .filter(example -> example.name().equals("one-dog"))
                .findFirst()
                .orElseThrow()
                .answers();
        var left = new AtomicInteger(cases);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        submissions.submit(
                                edition,
                                answers,
                                new Sending("api", UUID.randomUUID().toString(), "de", null, Map.of(), Map.of()));
                    }
                });
            }
        }
    }

    /** Only the start of processes, for cases whose own start is taken back first. */
    private static void startsAlone(ApplicationContext context, Edition edition, int cases, int threads)
            throws Exception {
        var ids = context.getBean(JdbcClient.class)
                .sql("select id from submission_case where service = ? limit ?")
                .params(edition.key().value(), cases)
                .query(UUID.class)
                .list();
        forget(context);
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        var next = new AtomicInteger();
        long cpu = cpu();
        long begin = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> {
                    for (int at = next.getAndIncrement(); at < ids.size(); at = next.getAndIncrement()) {
                        var id = ids.get(at);
                        transaction.executeWithoutResult(_ -> context.getBean(Cases.class)
                                .start(id, edition.key().value(), edition.number()));
                    }
                });
            }
        }
        System.out.printf(
                "starts alone: %.0f/s, %.2f ms of our CPU each%n",
                ids.size() / ((System.nanoTime() - begin) / 1e9), (cpu() - cpu) / 1e6 / ids.size());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void oneStart(ApplicationContext context, Edition edition) {
        var id = context.getBean(JdbcClient.class)
                .sql("select id from submission_case where service = ? limit 1")
                .param(edition.key().value())
                .query(UUID.class)
                .single();
        forget(context);
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        listening = true;
        transaction.executeWithoutResult(_ -> context.getBean(Cases.class)
                .start(new CaseId(id).value(), edition.key().value(), edition.number()));
        listening = false;
        System.out.println("statements of one start: " + STATEMENTS.size());
        STATEMENTS.forEach(
                sql -> System.out.println("  " + sql.replaceAll("\\s+", " ").strip()));
    }

    private static void forget(ApplicationContext context) {
        var jdbc = context.getBean(JdbcClient.class);
        for (var table : new String[] {
            "submission_ledger", "casework_task", "casework_case", "act_ru_timer_job", "act_ru_execution"
        }) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private static long tasks(ApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from casework_task")
                .query(Long.class)
                .single();
    }

    private static DataSource listened(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                CaseworkBenchmark.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, given) -> {
                    try {
                        var result = method.invoke(source, given);
                        return result instanceof Connection connection ? listened(connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Connection listened(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CaseworkBenchmark.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, given) -> {
                    if (listening && method.getName().equals("prepareStatement")) {
                        STATEMENTS.add(String.valueOf(given[0]));
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
