package org.schalter.validation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many verdicts a second on a form of thirty fields; to be run by hand, never a test. */
final class ValidationBenchmark {

    private ValidationBenchmark() {}

    public static void main(String[] args) throws Exception {
        FormModel form = FormModel.compile(
                new FormDefinition("form", read("thirty-fields.schema.json"), Optional.empty()),
                Texts.NONE,
                List.of("de"));
        JsonNode answers = read("thirty-fields.answers.json");
        Circumstances circumstances = Circumstances.of(Clock.systemUTC(), "de");
        if (form.validate(answers, circumstances) instanceof Verdict.Rejected rejected) {
            throw new IllegalStateException("The answers should be right: " + rejected.faults());
        }
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        for (int round = 0; round < 6; round++) {
            System.out.printf(
                    "%d threads: %,.0f verdicts/s; %.1f µs of one core each%n",
                    threads, rate(form, answers, circumstances, threads), cpu(form, answers, circumstances));
        }
    }

    /** Processor time of one verdict, which other load on the machine hardly changes. */
    private static double cpu(FormModel form, JsonNode answers, Circumstances circumstances) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20_000; i++) {
            form.validate(answers, circumstances);
        }
        return (threads.getCurrentThreadCpuTime() - from) / 20_000.0 / 1_000;
    }

    private static double rate(FormModel form, JsonNode answers, Circumstances circumstances, int threads)
            throws InterruptedException {
        long until = System.nanoTime() + 3_000_000_000L;
        LongAdder verdicts = new LongAdder();
        List<Thread> all = new java.util.ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < until) {
                    for (int j = 0; j < 100; j++) {
                        form.validate(answers, circumstances);
                    }
                    verdicts.add(100);
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        return verdicts.sum() / 3.0;
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in = ValidationBenchmark.class.getResourceAsStream("/validation/" + name)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, name));
        }
    }
}
