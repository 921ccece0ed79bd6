package org.schalter.coverage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schalter.coverage.Goal.Kind;
import org.schalter.coverage.Goal.Mark;
import org.schalter.definition.Layout;
import org.schalter.definition.ServicePackage;
import org.schalter.rehearsal.Trial;

/** What the tests of a service reach of it. */
final class Coverage {

    private final ServicePackage content;
    private final List<Goal> goals;
    private final Set<Mark> reached = new HashSet<>();

    private Coverage(ServicePackage content, List<Goal> goals) {
        this.content = content;
        this.goals = goals;
    }

    static Coverage of(ServicePackage content, Trial.Forms forms, List<Trial> trials) {
        var coverage = new Coverage(content, Goals.of(content, forms));
        trials.forEach(coverage::add);
        return coverage;
    }

    /** As the API tells it. */
    record Told(int reached, int all, List<Goal> missing) {}

    Told told() {
        return new Told(reached.size(), goals.size(), missing());
    }

    void add(Trial trial) {
        reached.addAll(marks(trial));
    }

    private Set<Mark> marks(Trial trial) {
        return Goals.reached(content, goals, trial);
    }

    /** What that trial reaches and none before it. */
    List<Goal> gain(Trial trial) {
        var marks = marks(trial);
        return without(goals.stream()
                .filter(it -> marks.contains(it.mark()) && !reached.contains(it.mark()))
                .toList());
    }

    List<Goal> missing() {
        return without(goals.stream().filter(it -> !reached.contains(it.mark())).toList());
    }

    /** Of what goes with one another only the largest: of a page its questions are not told, nor of a question its condition. */
    private List<Goal> without(List<Goal> some) {
        var questions = some.stream()
                .filter(it -> it.kind() == Kind.QUESTION)
                .map(Goal::at)
                .toList();
        var pages =
                some.stream().filter(it -> it.kind() == Kind.PAGE).map(Goal::at).toList();
        Set<String> onPages = new HashSet<>();
        for (Layout.Page page : content.form().pages().pages()) {
            if (pages.contains(page.name())) {
                onPages.addAll(Goals.controls(page.elements()));
            }
        }
        Set<String> told = new HashSet<>(questions);
        told.addAll(onPages);
        return some.stream()
                .filter(it -> switch (it.kind()) {
                    case QUESTION -> !onPages.contains(it.at()) && !below(it.at(), told);
                    case CONDITION ->
                        told.stream()
                                .noneMatch(path -> List.of(it.values()
                                                .getOrDefault("questions", "")
                                                .split(", "))
                                        .contains(path.substring(path.lastIndexOf('.') + 1)));
                    default -> true;
                })
                .toList();
    }

    private static boolean below(String path, Set<String> told) {
        return told.stream().anyMatch(it -> path.startsWith(it + "."));
    }
}
