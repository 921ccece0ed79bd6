package org.schalter.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.process.ProcessModel;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Citizens are told why something is asked, and asked for nothing that nobody needs (Art. 5 GDPR). */
@Component
class EveryQuestionHasAPurpose implements ServiceCheck {

    /** So many are not forgotten: the author, or another system, does not know of purposes. */
    private static final int FORGOTTEN = 12;

    @Override
    public String id() {
        return "every-question-has-a-purpose";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Question> silent = Question.of(candidate, candidate.form()).stream()
                .filter(it -> it.isAnswered() && !it.isDeclaration() && !it.isFounded())
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (silent.size() > FORGOTTEN) {
            findings.add(Finding.of(
                    Severity.HINT,
                    candidate.form().schemaFile(),
                    "",
                    "purposes-missing",
                    String.valueOf(silent.size())));
        }
        String used = seenByNobody(candidate) ? uses(candidate) : "";
        for (Question question : silent) {
            if (!used.isEmpty() && !isUsed(question, used)) {
                findings.add(question.hint("field-unused", question.title()));
            } else if (silent.size() <= FORGOTTEN) {
                findings.add(question.hint("purpose-missing", question.title()));
            }
        }
        return findings.stream().distinct().toList();
    }

    /** A case that no clerk works on: its process says so. */
    private static boolean seenByNobody(ServicePackage candidate) {
        return candidate.text("process.bpmn").isPresent()
                && ProcessModel.within(candidate)
                        .filter(it -> it.nodes().values().stream().noneMatch(ProcessModel.UserTask.class::isInstance))
                        .isPresent();
    }

    /** Everything in which a field may be named. */
    private static String uses(ServicePackage candidate) {
        var all = new StringBuilder(" ");
        candidate.files().keySet().stream()
                .filter(it -> it.matches("process\\.bpmn|decisions/.*|documents/.*|messages/.*|service\\.yaml"))
                .forEach(it -> all.append(candidate.text(it).orElse("")));
        expressions(candidate.form().schema(), all);
        return all.toString();
    }

    private static void expressions(JsonNode schema, StringBuilder all) {
        for (String keyword : List.of("if", "x-assert", "x-calculate", "dependentRequired", "dependentSchemas")) {
            if (schema.has(keyword)) {
                all.append(' ').append(schema.get(keyword)).append(' ');
            }
        }
        schema.forEach(inner -> expressions(inner, all));
    }

    /** By name: who means another field of that name has at least thought of it. An address is written to without being named. */
    private static boolean isUsed(Question question, String used) {
        return question.part().format().equals("email")
                || Pattern.compile("(?<![\\w])" + Pattern.quote(question.part().name()) + "(?![\\w])")
                        .matcher(used)
                        .find();
    }
}
