package org.schalter.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.definition.Finding;
import org.schalter.process.ProcessModel;

/** What an example expects beside what came. */
final class Comparison {
    private final Example example;
    private final Expected expected;
    private final Trial.Way way;
    private final Optional<String> problem;
    private final ProcessModel model;
    private final List<Finding> findings = new ArrayList<>();

    Comparison(Trial trial, Trial.Way way, ProcessModel model) {
        this.example = trial.example();
        this.expected = example.expected();
        this.way = way;
        this.problem = trial.problem();
        this.model = model;
    }

    List<Finding> findings() {
        problem.ifPresent(it -> add("", it));
        if (problem.isEmpty()) {
            expected.path().ifPresent(this::path);
            expected.documents().ifPresent(this::documents);
            expected.messages().ifPresent(this::messages);
            expected.status().ifPresent(this::status);
        }
        return findings;
    }

    private void path(List<String> wanted) {
        var came = way.path().stream().filter(node -> told(node, wanted)).toList();
        boolean parallel = model.nodes().values().stream()
                .anyMatch(node -> node instanceof ProcessModel.Gateway gateway
                        && gateway.junction() != ProcessModel.Junction.EXCLUSIVE);
        boolean same = parallel
                ? came.stream()
                        .sorted()
                        .toList()
                        .equals(wanted.stream().sorted().toList())
                : came.equals(wanted);
        if (!same) {
            add("/path", "the path is <%s>; expected %s".formatted(String.join(", ", came), String.join(", ", wanted)));
        }
    }

    /** The start and gateways need not be told. */
    private boolean told(String node, List<String> wanted) {
        var kind = model.nodes().get(node);
        boolean silent = kind instanceof ProcessModel.Start || kind instanceof ProcessModel.Gateway;
        return !silent || wanted.contains(node);
    }

    private void documents(List<Expected.Paper> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            var paper = wanted.get(i);
            contains("/documents/" + i, paper.name(), way.documents(), paper.contains());
        }
    }

    private void messages(List<Expected.Message> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            var message = wanted.get(i);
            var sent = way.messages().stream()
                    .filter(paper -> message.to().map(paper.to()::equals).orElse(true))
                    .toList();
            contains("/messages/" + i, message.name(), sent, message.contains());
        }
    }

    private void contains(String at, String name, List<Trial.Paper> came, List<String> texts) {
        var named = came.stream().filter(paper -> paper.name().equals(name)).toList();
        if (named.isEmpty()) {
            add(at, "<%s> is not issued; issued are %s".formatted(name, names(came)));
            return;
        }
        for (String text : texts) {
            if (named.stream().noneMatch(paper -> plain(paper.text()).contains(plain(text)))) {
                add(
                        at,
                        "<%s> does not contain <%s>; it reads: %s"
                                .formatted(
                                        name,
                                        text,
                                        shortened(plain(named.getLast().text()))));
            }
        }
    }

    private static String names(List<Trial.Paper> came) {
        Map<String, Integer> count = new TreeMap<>();
        came.forEach(paper -> count.merge(paper.name(), 1, Integer::sum));
        return count.isEmpty() ? "none" : String.join(", ", count.keySet());
    }

    /** Spaces of every kind as one. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f\\u2009]+", " ");
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private void status(String wanted) {
        var came = way.status();
        if (!came.equals(wanted)) {
            add("/status", "the status is <%s>; expected %s".formatted(came, wanted));
        }
    }

    private void add(String at, String message) {
        findings.add(ExamplesRunTheirPath.finding(example, at, message));
    }
}
