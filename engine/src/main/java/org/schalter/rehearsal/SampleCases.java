package org.schalter.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Example;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.InvalidExpression;
import org.schalter.expression.Scope;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessRules;
import org.schalter.site.Problem;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.workflow.EditionProcess;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes cases from sample answers, to try out what has been written so far. An example that is accepted goes its way
 * through the process; of anything else that is taken which applies, so that even half an application tells something.
 */
@Component
public class SampleCases {

    private static final int MOST_KEPT = 100;

    private final Rehearsal rehearsal;
    private final Actions actions;
    private final ProcessRules rules;
    private final Clock clock;
    private final Map<ServicePackage, Map<String, SampleCase>> played =
            Collections.synchronizedMap(new WeakHashMap<>());

    SampleCases(Rehearsal rehearsal, Actions actions, ProcessRules rules, Clock clock) {
        this.rehearsal = rehearsal;
        this.actions = actions;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws Problem if the example is not in the package, or the form can't be filled in as it is */
    public SampleCase of(ServicePackage content, Given given) {
        var example = given.example().map(name -> example(content, name));
        if (example.isEmpty()) {
            return asFarAsKnown(content, given.answers().orElseGet(SampleCases::nothing), at(given.today()), Map.of());
        }
        var day = given.today().or(() -> example.get().expected().today());
        var at = at(day);
        var known = played.computeIfAbsent(content, _ -> new ConcurrentHashMap<>());
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(
                example.get().name() + " " + LocalDate.now(at), _ -> played(content, example.get(), at));
    }

    private SampleCase played(ServicePackage content, Example example, Clock at) {
        var sample = RehearsedCase.of(content, form(content), example, at);
        boolean sound = rules.check(content).stream().noneMatch(finding -> finding.stopsPublishing());
        if (sample.isEmpty() || !sound) {
            return asFarAsKnown(
                    content,
                    example.answers(),
                    at,
                    example.expected().identity(),
                    sample.isEmpty() ? "the example's answers are not accepted" : "the process has errors");
        }
        return played(content, sample.get(), example, at);
    }

    private SampleCase played(ServicePackage content, RehearsedCase sample, Example example, Clock at) {
        var process = new EditionProcess("sample.0", 0, content, ProcessModel.of(content), actions);
        var story = rehearsal.alone(process, sample, example, at);
        return new SampleCase(
                sample.reference(),
                story.known(),
                List.copyOf(story.notes().steps()),
                new SampleCase.Walk(
                        List.copyOf(story.notes().path()),
                        Set.copyOf(story.notes().flows()),
                        story.notes().status()),
                story.problem());
    }

    private SampleCase asFarAsKnown(ServicePackage content, JsonNode answers, Clock at, Map<String, String> applicant) {
        return asFarAsKnown(content, answers, at, applicant, "no example");
    }

    private SampleCase asFarAsKnown(
            ServicePackage content, JsonNode answers, Clock at, Map<String, String> applicant, String problem) {
        var form = form(content);
        var circumstances =
                Circumstances.of(at, content.manifest().referenceLanguage()).withUploads(_ -> true);
        Map<String, @Nullable Object> variables = new HashMap<>();
        try {
            var given = form.applicable(answers, circumstances).answers();
            variables.put("answers", form.values(given));
            fee(content, form, given, at).ifPresent(fee -> variables.put("fee", fee));
        } catch (ExpressionIncident e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
        var about = RehearsedCase.about(content, at, applicant);
        variables.put("case", about);
        variables.put("payment", Map.of("state", "none"));
        variables.put("tasks", Map.of());
        return new SampleCase(
                String.valueOf(about.get("reference")),
                new Scope(variables, at),
                List.of(),
                SampleCase.Walk.NONE,
                Optional.of(problem));
    }

    /** Absent where the answers do not yet say enough to decide it. */
    private static Optional<Map<String, Object>> fee(
            ServicePackage content, FormModel form, ObjectNode answers, Clock at) {
        try {
            return Fee.of(content, form, answers, at).map(Fee::values);
        } catch (ExpressionIncident undecided) {
            return Optional.empty();
        }
    }

    private Clock at(Optional<LocalDate> day) {
        return Clock.fixed(
                day.map(it -> it.atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant())
                        .orElseGet(clock::instant),
                clock.getZone());
    }

    private static FormModel form(ServicePackage content) {
        try {
            return FormModel.compile(
                    content.form(), content.texts(), content.manifest().languages());
        } catch (IllegalArgumentException | InvalidExpression e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    private static Example example(ServicePackage content, String name) {
        return content.examples().stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-example",
                        "there is no example <%s>; there are %s"
                                .formatted(
                                        Given.shortened(name),
                                        content.examples().stream()
                                                .map(Example::name)
                                                .toList())));
    }

    private static Problem unusable(String why) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "unusable-form",
                "the form can't be filled in as it is; put it right first: " + why);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
