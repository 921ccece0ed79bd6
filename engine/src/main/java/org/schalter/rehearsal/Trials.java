package org.schalter.rehearsal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Example;
import org.schalter.definition.Manifest.FeeRule;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.Scope;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessRules;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import org.schalter.workflow.EditionProcess;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries examples: what comes of each, whatever its author expects. What was tried of a package last is kept as long as that
 * package is, so that who compares, who counts and who shows do not each try it again.
 */
@Component
public class Trials {

    private final Rehearsal rehearsal;
    private final Actions actions;
    private final ProcessRules rules;
    private final Map<ServicePackage, Trial.Run> last = Collections.synchronizedMap(new WeakHashMap<>());

    Trials(Rehearsal rehearsal, Actions actions, ProcessRules rules) {
        this.rehearsal = rehearsal;
        this.actions = actions;
        this.rules = rules;
    }

    /** What came of the package's own examples when they were tried last. */
    public Trial.Run of(ServicePackage content) {
        var known = last.get(content);
        return known == null ? anew(content) : known;
    }

    /** Tries them now: what comes of them may depend on the day. */
    public Trial.Run anew(ServicePackage content) {
        var forms = forms(content);
        var run = new Trial.Run(
                forms, forms.map(it -> tried(content, it, content.examples())).orElse(List.of()));
        last.put(content, run);
        return run;
    }

    /** Tries examples that need not be the package's own, one after the other. */
    public List<Trial> tried(ServicePackage content, Trial.Forms forms, List<Example> examples) {
        List<Trial> trials = new ArrayList<>(
                examples.stream().map(it -> judged(content, forms, it)).toList());
        if (forms.process().isPresent() && trials.stream().anyMatch(Trial::accepted)) {
            var process = new EditionProcess(
                    "rehearsal.0", 0, content, forms.process().get(), actions);
            rehearsal.with(
                    process, () -> trials.replaceAll(it -> it.accepted() ? rehearsed(content, forms.form(), it) : it));
        }
        return trials;
    }

    private Trial judged(ServicePackage content, Trial.Forms forms, Example example) {
        var at = rehearsal.at(example.expected());
        var form = forms.form();
        try {
            var circumstances = RehearsedCase.circumstances(content, form, example, at);
            var verdict = form.validate(example.answers(), circumstances);
            var applicable = form.applicable(example.answers(), circumstances);
            boolean accepted = verdict instanceof Verdict.Accepted;
            var fee = accepted ? Fee.of(content, form, verdict.answers(), at) : Optional.<Fee>empty();
            var fired = accepted ? feeRules(content, form, verdict.answers(), at) : Map.<String, Set<String>>of();
            var judged = new Trial.Judged(verdict.faults(), applicable, fee);
            return new Trial(example, Optional.of(judged), Optional.empty(), fired, Optional.empty());
        } catch (ExpressionIncident e) {
            return new Trial(
                    example, Optional.empty(), Optional.empty(), Map.of(), Optional.ofNullable(e.getMessage()));
        }
    }

    private Trial rehearsed(ServicePackage content, FormModel form, Trial trial) {
        var example = trial.example();
        try {
            var sample = RehearsedCase.of(content, form, example, rehearsal.at(example.expected()));
            var story = rehearsal.play(sample.orElseThrow(), example);
            Map<String, Set<String>> fired = new HashMap<>(trial.rules());
            story.notes().rules().forEach((file, ids) -> fired.merge(file, ids, Trials::both));
            return new Trial(example, trial.judged(), Optional.of(way(story)), fired, story.problem());
        } catch (RuntimeException e) {
            return new Trial(
                    example,
                    trial.judged(),
                    Optional.empty(),
                    trial.rules(),
                    Optional.of(RehearsalCasebook.because(e)));
        }
    }

    private static Trial.Way way(Rehearsal.Story story) {
        var notes = story.notes();
        return new Trial.Way(
                List.copyOf(notes.path()),
                Set.copyOf(notes.flows()),
                List.copyOf(notes.documents()),
                List.copyOf(notes.messages()),
                notes.status(),
                story.rest());
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Map<String, Set<String>> feeRules(
            ServicePackage content, FormModel form, ObjectNode answers, Clock at) {
        var file = content.manifest().fee().map(FeeRule::decision).orElse("");
        var fee = content.decisions().get(file);
        if (fee == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("answers", form.values(answers));
        return Map.of(file, fee.rulesHit(new Scope(variables, at)));
    }

    /** Empty where the form can't be compiled; what is not sound is another check's finding. */
    private Optional<Trial.Forms> forms(ServicePackage content) {
        try {
            var form = FormModel.compile(
                    content.form(), content.texts(), content.manifest().languages());
            boolean sound = rules.check(content).stream().noneMatch(finding -> finding.stopsPublishing());
            return Optional.of(new Trial.Forms(form, sound ? Optional.of(ProcessModel.of(content)) : Optional.empty()));
        } catch (RuntimeException doesNotCompile) {
            return Optional.empty();
        }
    }
}
