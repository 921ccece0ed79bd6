package org.schalter.coverage;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.Path;
import org.schalter.rehearsal.Trial;
import org.schalter.rehearsal.Trials;

/** Finds tests that are missing: examples with one answer changed of which something comes that no test knows. */
final class Proposals {

    private static final int MOST_TRIED = 200;
    private static final int MOST_OF_A_KIND = 12;
    private static final List<String> TELLING = List.of(
            "x-assert", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "pattern", "const", "required");
    private static final int AT_ONCE = 25;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final ServicePackage content;
    private final Trials trials;
    private final Trial.Run run;
    private final Trial.Forms forms;
    private final Coverage coverage;
    private final List<Proposal> proposals = new ArrayList<>();

    Proposals(ServicePackage content, Trials trials, Trial.Run run, Trial.Forms forms) {
        this.content = content;
        this.trials = trials;
        this.run = run;
        this.forms = forms;
        this.coverage = Coverage.of(content, forms, run.trials());
    }

    /**
     * A test that is missing.
     *
     * @param why {@code reaches} what no test reaches, is {@code refused} where none is, {@code differs} in what comes of
     *     it, or is the {@code same} though a decision or the process asks for what was changed
     */
    record Proposal(String why, Mutant mutant, Trial trial, List<Goal> reaches) {}

    /** What was found, and how much of all that could have been tried was. */
    record Found(int tried, int possible, List<Proposal> proposals) {}

    private record Tried(Mutant mutant, Trial trial) {}

    Found find(Clock clock) {
        var mutants = new Mutations(content.manifest().referenceLanguage(), clock).of(run.trials());
        var tried = tried(mutants);
        reaching(new ArrayList<>(tried));
        different(tried);
        same(tried);
        refused(tried);
        return new Found(tried.size(), mutants.size(), proposals);
    }

    /** In small portions, for while they are tried nobody's findings are. */
    private List<Tried> tried(List<Mutant> mutants) {
        List<Tried> tried = new ArrayList<>();
        int most = Math.min(mutants.size(), MOST_TRIED);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (tried.size() < most && System.nanoTime() < end) {
            var some = mutants.subList(tried.size(), Math.min(tried.size() + AT_ONCE, most));
            var came = trials.tried(
                    content, forms, some.stream().map(Mutant::example).toList());
            for (int i = 0; i < some.size(); i++) {
                tried.add(new Tried(some.get(i), came.get(i)));
            }
        }
        return tried;
    }

    /** Always the one that reaches most of what is still missing. */
    private void reaching(List<Tried> rest) {
        while (!rest.isEmpty()) {
            Map<Tried, List<Goal>> gains = new LinkedHashMap<>();
            rest.forEach(it -> {
                var gain = coverage.gain(it.trial());
                if (!gain.isEmpty()) {
                    gains.put(it, gain);
                }
            });
            rest.retainAll(gains.keySet());
            gains.entrySet().stream()
                    .max(Comparator.comparingInt(it -> it.getValue().size()))
                    .ifPresent(it -> {
                        propose("reaches", it.getKey(), it.getValue());
                        coverage.add(it.getKey().trial());
                        rest.remove(it.getKey());
                    });
        }
    }

    private void propose(String why, Tried tried, List<Goal> reaches) {
        if (proposals.stream().filter(it -> it.why().equals(why)).count() < MOST_OF_A_KIND) {
            proposals.add(new Proposal(why, tried.mutant(), tried.trial(), reaches));
        }
    }

    /** Each reason for which no test is refused; those first that say more than that something is missing or too long. */
    private void refused(List<Tried> tried) {
        Set<String> known = new HashSet<>();
        run.trials().forEach(it -> known.addAll(Seen.refusals(it)));
        proposals.forEach(it -> known.addAll(Seen.refusals(it.trial())));
        var ordered = tried.stream()
                .filter(it -> Seen.refusals(it.trial()).size() == 1)
                .sorted(Comparator.comparingInt(it -> telling(it.trial())))
                .toList();
        for (var one : ordered) {
            var reasons = Seen.refusals(one.trial());
            if (known.addAll(reasons)) {
                propose("refused", one, List.of());
            }
        }
    }

    private static int telling(Trial trial) {
        int place = trial.judged().stream()
                .flatMap(it -> it.faults().stream())
                .mapToInt(it -> TELLING.indexOf(it.keyword()))
                .max()
                .orElse(-1);
        return place < 0 ? TELLING.size() : place;
    }

    /** Of what is accepted, each result that no test has. */
    private void different(List<Tried> tried) {
        Set<List<Object>> known = new HashSet<>();
        run.trials().forEach(it -> known.add(Seen.result(it)));
        proposals.forEach(it -> known.add(Seen.result(it.trial())));
        for (var one : tried) {
            boolean accepted =
                    one.trial().judged().filter(Trial.Judged::accepted).isPresent();
            if (accepted && known.add(Seen.result(one.trial()))) {
                propose("differs", one, List.of());
            }
        }
    }

    /** A question that a decision or the process asks for, and of which no change changes anything. */
    private void same(List<Tried> tried) {
        Map<String, List<Object>> before = new HashMap<>();
        run.trials().forEach(it -> before.put(it.example().name(), Seen.result(it)));
        Map<String, List<Tried>> byQuestion = new LinkedHashMap<>();
        tried.stream()
                .filter(it -> it.trial().judged().filter(Trial.Judged::accepted).isPresent())
                .forEach(it -> byQuestion
                        .computeIfAbsent(it.mutant().path(), _ -> new ArrayList<>())
                        .add(it));
        var asked = asked();
        byQuestion.forEach((question, changes) -> {
            boolean nothing = changes.stream()
                    .allMatch(it -> Seen.result(it.trial())
                            .equals(before.get(it.mutant().of().name())));
            if (nothing && asked.contains(question)) {
                propose("same", changes.getFirst(), List.of());
            }
        });
    }

    /** The questions that decisions and the ways of the process ask for, as they name them. */
    private Set<String> asked() {
        Set<String> asked = new HashSet<>();
        content.decisions().values().forEach(it -> it.paths().forEach(path -> add(asked, path)));
        forms.process()
                .ifPresent(model -> model.flows()
                        .forEach(flow -> flow.condition()
                                .ifPresent(it -> Expression.parse(it).paths().forEach(path -> add(asked, path)))));
        return asked;
    }

    private static void add(Set<String> asked, Path path) {
        if (path.root().equals("answers")) {
            asked.add(path.below());
        }
    }
}
