package org.schalter.samples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.validation.Circumstances;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many verdicts on the 30-field form two threads find in a second, without HTTP and without parsing. */
final class Validations {

    private Validations() {}

    static String perSecond(Duration time) throws IOException, InterruptedException, ExecutionException {
        ServicePackage service =
                PackageReader.read(Path.of("services/thirty-fields")).service().orElseThrow();
        FormModel form = FormModel.compile(
                service.form(), service.texts(), service.manifest().languages());
        JsonNode answers = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(Path.of("services/thirty-fields-answers.json")));
        twoThreads(form, answers, time);
        return "%,.0f".formatted(twoThreads(form, answers, time));
    }

    private static double twoThreads(FormModel form, JsonNode answers, Duration time)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Double> one = () -> oneThread(form, answers, time);
            var first = threads.submit(one);
            var second = threads.submit(one);
            return first.get() + second.get();
        }
    }

    private static double oneThread(FormModel form, JsonNode answers, Duration time) {
        var circumstances = Circumstances.of(Clock.systemUTC(), "de");
        long begun = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            if (!(form.validate(answers, circumstances) instanceof Verdict.Accepted)) {
                throw new IllegalStateException("the answers of the benchmark are not accepted");
            }
            count++;
        }
        return count * 1e9 / (System.nanoTime() - begun);
    }
}
