package org.schalter.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** Health, faith, politics: what Art. 9 GDPR protects is declared as such, and asked for only by law or with consent. */
@Component
class SensitiveDataIsFounded implements ServiceCheck {

    private static final Pattern SENSITIVE = Pattern.compile("(?iu)"
            // health
            + "gesundheit|\\berkrank|\\bkrankheit|\\bdiagnose|\\b(?:schwer)?behinder(?:ung|t)|\\bgrad der"
            + " behinderung|\\bpflegegrad"
            + "|\\ballergi|\\bmedikament|\\bschwanger|\\bimpf(?:ung|status)|\\bsucht(?:erkrankung|mittel)|\\bpsychisch|\\bhealth\\b(?!"
            + " insurance)|\\billness|\\bdisease|\\bdiagnosis|\\bdisabilit|\\bdisabled\\b|\\ballerg|\\bmedication|\\bpregnan|\\bvaccinat"
            // faith and conviction
            + "|\\breligi|\\bkonfession|\\bglaubens|\\bweltanschau|\\bkirchensteuer|\\bdenomination|\\breligious"
            // politics, unions
            + "|\\bpartei(?:zugehörigkeit|mitglied)|\\bpolitische (?:meinung|überzeugung)|\\bgewerkschaft|\\bpolitical"
            + " (?:opinion|party)|\\btrade union"
            // descent
            + "|\\bethnisch|\\bhautfarbe|\\bethnic|\\bracial"
            // sexual life, genes, body
            + "|\\bsexuell|\\bsexual|\\bsexualleben|\\bgenetisch|\\bgenetic|\\bbiometri|\\bfingerabdr|\\bfingerprint");

    /** What is longer asks about something, such as a policy, and not for somebody's own. */
    private static final int LONGEST_LABEL = 100;

    private static final Pattern CONSENT = Pattern.compile("(?iu)einwillig|zustimm|einverstanden|\\bconsent|\\bagree");

    @Override
    public String id() {
        return "sensitive-data-is-founded";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Question> questions = Question.of(candidate, candidate.form());
        boolean consent = questions.stream().anyMatch(it -> it.isDeclaration() && says(it, CONSENT));
        List<Finding> findings = new ArrayList<>();
        for (Question question : questions) {
            if (!question.isAnswered() || question.isDeclaration()) {
                continue;
            }
            if (question.has("x-sensitive")) {
                declared(question, consent, findings);
            } else if (question.part().schema().path("x-sensitive").isMissingNode()) {
                word(question)
                        .ifPresent(it -> findings.add(question.hint("sensitive-undeclared", question.title(), it)));
            }
        }
        return findings.stream().distinct().toList();
    }

    private static void declared(Question question, boolean consent, List<Finding> findings) {
        boolean lawful = question.has("x-law")
                || question.service().texts().has(question.part().textKey() + ".law");
        if (!lawful && !consent) {
            findings.add(question.warning("sensitive-unfounded", question.title()));
        }
        if (!question.has("x-retention")) {
            findings.add(question.hint("retention-silent", question.title()));
        }
    }

    /** What in its title, in any language, or in its name sounds like it. */
    private static Optional<String> word(Question question) {
        return question.service().manifest().languages().stream()
                .map(question::title)
                .filter(it -> it.length() <= LONGEST_LABEL)
                .flatMap(it -> SENSITIVE.matcher(it).results())
                .map(MatchResult::group)
                .findFirst();
    }

    private static boolean says(Question question, Pattern words) {
        return question.service().manifest().languages().stream()
                .anyMatch(it -> words.matcher(
                                question.title(it) + " " + question.part().description(it))
                        .find());
    }
}
