package org.schalter.coverage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schalter.rehearsal.Trial;

/**
 * What can be told apart of two trials.
 *
 * @param questions paths of what was asked
 * @param conditions by their place, whether they held
 * @param broken places in the schema of the rules that were broken
 */
record Seen(
        Set<String> questions,
        Map<String, Set<Boolean>> conditions,
        Set<String> broken,
        Set<String> flows,
        List<String> nodes,
        Set<String> documents,
        Set<String> messages) {

    static Seen of(Trial trial) {
        Set<String> questions = new HashSet<>();
        Map<String, Set<Boolean>> conditions = new HashMap<>();
        Set<String> broken = new HashSet<>();
        trial.judged().ifPresent(it -> {
            it.applicable().fields().forEach(field -> questions.add(field.part().path()));
            conditions.putAll(it.applicable().conditions());
            it.faults().stream()
                    .filter(fault -> fault.keyword().equals("x-assert"))
                    .forEach(fault -> broken.add(fault.schemaAt()));
        });
        var way = trial.way();
        return new Seen(
                questions,
                conditions,
                broken,
                way.map(Trial.Way::flows).orElse(Set.of()),
                way.map(Trial.Way::path).orElse(List.of()),
                way.map(it -> names(it.documents())).orElse(Set.of()),
                way.map(it -> names(it.messages())).orElse(Set.of()));
    }

    private static Set<String> names(List<Trial.Paper> papers) {
        return papers.stream().map(Trial.Paper::name).collect(Collectors.toSet());
    }

    boolean held(String at, boolean held) {
        return conditions.getOrDefault(at, Set.of()).contains(held);
    }

    /** Where and why a trial's answers are refused, rows left out. */
    static Set<String> refusals(Trial trial) {
        return trial.judged().stream()
                .flatMap(it -> it.faults().stream())
                .map(it -> it.keyword() + " " + it.schemaAt() + " " + withoutRows(it.at()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutRows(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*");
    }

    /** What came of it for those who see the result: two with the same are not told apart by any test. */
    static List<Object> result(Trial trial) {
        var way = trial.way();
        return List.of(
                refusals(trial),
                trial.judged()
                        .flatMap(Trial.Judged::fee)
                        .map(it -> it.total().toPlainString())
                        .orElse(""),
                trial.rules(),
                way.map(Trial.Way::path).orElse(List.of()),
                way.map(it -> names(it.documents())).orElse(Set.of()),
                way.map(it -> names(it.messages())).orElse(Set.of()),
                way.map(Trial.Way::status).orElse(""));
    }
}
