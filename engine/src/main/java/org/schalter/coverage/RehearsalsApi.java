package org.schalter.coverage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.publishing.Publications;
import org.schalter.rehearsal.Trial;
import org.schalter.rehearsal.Trials;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the tests of a working copy, tells what they leave out, and proposes more; stores nothing. */
@RestController
@RequestMapping(path = "/api/v1/services/{key}/working-copy/rehearsals", consumes = MediaType.APPLICATION_JSON_VALUE)
@Access({Role.EDITOR, Role.PUBLISHER})
class RehearsalsApi {

    private final WorkingCopies copies;
    private final Publications publications;
    private final Trials trials;
    private final AnswersReader reader;
    private final Clock clock;

    RehearsalsApi(WorkingCopies copies, Publications publications, Trials trials, AnswersReader reader, Clock clock) {
        this.copies = copies;
        this.publications = publications;
        this.trials = trials;
        this.reader = reader;
        this.clock = clock;
    }

    /** One thing that is not as expected. */
    record Difference(String file, String at, String message) {}

    /** A test: it passes if publishing finds no error in it. */
    record Test(
            String name,
            boolean passed,
            List<Difference> differences,
            @Nullable ObjectNode came) {}

    record Told(long revision, List<Test> tests, Coverage.@Nullable Told coverage) {}

    record Came(ObjectNode came, List<Goal> reaches) {}

    /** The change that a proposal makes; what is absent is missing. */
    record Change(
            String at,
            String title,
            String kind,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            String words) {}

    record Proposal(String why, String example, Change change, List<Goal> reaches, JsonNode answers, ObjectNode came) {}

    record Proposed(long revision, int tried, int possible, List<Proposal> items) {}

    /** All tests as publishing ran them for this revision; they run again only if that is asked for. */
    @PostMapping
    Told run(@PathVariable String key, HttpServletRequest request) throws IOException {
        var wanted = reader.read(request);
        var copy = copy(key);
        if (wanted.hasNonNull("only")) {
            return alone(copy, wanted.path("only").asString(""));
        }
        boolean anew = wanted.path("anew").asBoolean(false);
        var content = content(copy);
        var findings = anew ? publications.findingsAnew(copy) : publications.findings(copy);
        var run = trials.of(content);
        var coverage =
                run.forms().map(it -> Coverage.of(content, it, run.trials()).told());
        return new Told(copy.revision(), tests(content, run, findings), coverage.orElse(null));
    }

    /** One test now, judged as if it were the only one; what none reaches is not asked then. */
    private Told alone(WorkingCopy copy, String name) {
        var reading = Alone.with(copy, name);
        var content = reading.service().orElseThrow(() -> unreadable(copy));
        var findings = publications.findings(copy.key(), reading);
        var tests = tests(content, trials.of(content), findings).stream()
                .filter(it -> it.name().equals(name))
                .toList();
        return new Told(copy.revision(), tests, null);
    }

    private static List<Test> tests(ServicePackage content, Trial.Run run, List<Finding> findings) {
        var names = new TreeSet<String>();
        findings.forEach(it -> name(it.file()).ifPresent(names::add));
        content.examples().forEach(it -> names.add(it.name()));
        List<Test> tests = new ArrayList<>();
        for (var name : names) {
            var wrong = findings.stream()
                    .filter(it -> it.stopsPublishing()
                            && name(it.file()).filter(name::equals).isPresent())
                    .map(it -> new Difference(it.file(), it.at(), it.message()))
                    .toList();
            var trial = run.trials().stream()
                    .filter(it -> it.example().name().equals(name))
                    .findFirst();
            var came = run.forms().flatMap(forms -> trial.map(it -> CameJson.of(content, forms, it)));
            tests.add(new Test(name, wrong.isEmpty() && trial.isPresent(), wrong, came.orElse(null)));
        }
        return tests;
    }

    private static Optional<String> name(String file) {
        var parts = file.split("/", -1);
        return parts.length > 2 && parts[0].equals("examples") ? Optional.of(parts[1]) : Optional.empty();
    }

    /** What would come of answers that are no test yet. */
    @PostMapping("/trials")
    Came attempt(@PathVariable String key, HttpServletRequest request) throws IOException {
        var body = reader.read(request);
        var copy = copy(key);
        var run = trials.of(content(copy));
        var attempt = Attempt.of(copy, body);
        var forms = forms(run);
        var trial = trials.tried(attempt.content(), forms, List.of(attempt.example()))
                .getFirst();
        var coverage = Coverage.of(attempt.content(), forms, run.trials());
        return new Came(CameJson.of(attempt.content(), forms, trial), coverage.gain(trial));
    }

    /** Tests that are missing, found by changing one answer of the tests there are at a time. */
    @PostMapping("/proposals")
    Proposed propose(@PathVariable String key, HttpServletRequest request) throws IOException {
        reader.read(request);
        var copy = copy(key);
        var content = content(copy);
        var run = trials.of(content);
        var forms = forms(run);
        var found = new Proposals(content, trials, run, forms).find(clock);
        var items =
                found.proposals().stream().map(it -> json(content, forms, it)).toList();
        return new Proposed(copy.revision(), found.tried(), found.possible(), items);
    }

    private static Proposal json(ServicePackage content, Trial.Forms forms, Proposals.Proposal it) {
        var mutant = it.mutant();
        var change = new Change(
                mutant.at(),
                mutant.title(),
                mutant.kind(),
                present(mutant.from()),
                present(mutant.to()),
                mutant.words());
        return new Proposal(
                it.why(),
                mutant.of().name(),
                change,
                it.reaches(),
                mutant.example().answers(),
                CameJson.of(content, forms, it.trial()));
    }

    private static @Nullable JsonNode present(JsonNode value) {
        return value.isMissingNode() ? null : value;
    }

    private static Trial.Forms forms(Trial.Run run) {
        return run.forms()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.CONFLICT,
                        "unusable-form",
                        "the form can't be filled in as it is; put right first what its findings name"));
    }

    private WorkingCopy copy(String key) {
        return ServiceKey.parse(key)
                .flatMap(copies::find)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
    }

    private static ServicePackage content(WorkingCopy copy) {
        return copy.reading().service().orElseThrow(() -> unreadable(copy));
    }

    private static Problem unreadable(WorkingCopy copy) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "unreadable-working-copy",
                        "the working copy of <%s> can't be read; put right what its findings name first"
                                .formatted(copy.key()))
                .with("findings", copy.reading().findings());
    }
}
