package org.schalter.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.CodeList;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form compiled once per edition: answers in, a verdict out. Immutable, pure, safe for all threads.
 *
 * <p>A verdict is found in this order: limits and Unicode, what applies (the rest is dropped), what the server calculates,
 * the schema, the rules over several fields. So a value that does not apply can't be wrong, and a rule never sees a value
 * that the schema refuses.
 */
public final class FormModel {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Clause clause;
    private final Judge judge;
    private final LayoutRules rules;
    private final Part root;
    private final Wording wording;
    private final Map<String, CodeList> codeLists;
    private final Set<String> spelledOut = new HashSet<>();

    private FormModel(FormDefinition form, Texts texts, List<String> languages) {
        SchemaDocument document = SchemaDocument.of(form.schema());
        this.judge = Judge.of(document.closedByUs());
        this.clause = Clauses.read(document, judge);
        this.codeLists = form.codeLists();
        this.rules = LayoutRules.of(form.layout());
        this.root = Parts.draw(clause, document, rules, new Part.Words(texts, form.textPrefix(), codeLists));
        this.wording = new Wording(root, texts, languages);
        document.spellings(text -> {
            if (!Normal.composed(text).equals(text)) {
                spelledOut.add(text);
            }
        });
    }

    /**
     * Compiles a form that {@link #check} finds no error in.
     *
     * @param languages of the edition, the reference language first
     * @throws IllegalArgumentException where a reference leads nowhere or a pattern is none
     * @throws org.schalter.expression.InvalidExpression where a rule is no FEEL
     */
    public static FormModel compile(FormDefinition form, Texts texts, List<String> languages) {
        return new FormModel(form, texts, languages);
    }

    /** Everything that is wrong or doubtful about a form, before it is compiled. */
    public static List<Finding> check(FormDefinition form, Texts texts, List<String> languages, String file) {
        return SchemaFindings.of(form, texts, languages, file);
    }

    /** Whether a rule of the layout may disable anything. */
    public boolean canDisable() {
        return rules.canDisable();
    }

    /** The tree of everything that could apply. */
    public Part root() {
        return root;
    }

    /**
     * Judges a whole form.
     *
     * @throws org.schalter.expression.ExpressionIncident where a rule or a calculation can't be evaluated
     */
    public Verdict validate(JsonNode answers, Circumstances c) {
        return EcmaPattern.patiently(() -> judged(answers, c));
    }

    private Verdict judged(JsonNode answers, Circumstances c) {
        Normal.Outcome normal = Normal.of(answers, spelledOut);
        if (!normal.complaints().isEmpty() || !(normal.answers() instanceof ObjectNode object)) {
            ObjectNode kept = normal.answers() instanceof ObjectNode some ? some : JSON.objectNode();
            return rejected(normal.complaints().isEmpty() ? List.of(noObject()) : normal.complaints(), kept, c);
        }
        Forged.undo(object, root, c);
        lock(object, c.locked());
        Settlement settled = settle(object, c, false);
        List<Complaint> complaints = new ArrayList<>(settled.last().complaints);
        if (complaints.isEmpty()
                || complaints.stream().noneMatch(one -> one.keyword().equals("maxItems"))) {
            Complaints.of(judge.errors(object, c.uploadExists(), offers(c))).stream()
                    .filter(one -> !settled.excuses(one, object))
                    .forEach(complaints::add);
        }
        complaints.addAll(Rules.broken(settled.last().ruled, complaints, () -> values(object), c, root));
        return complaints.isEmpty() ? new Verdict.Accepted(object) : rejected(complaints, object, c);
    }

    /** Which parts apply to answers that may not be complete or right, for who renders them. */
    public Applicable applicable(JsonNode answers, Circumstances c) {
        Normal.Outcome normal = Normal.of(answers, spelledOut);
        ObjectNode object = normal.answers() instanceof ObjectNode some ? some : JSON.objectNode();
        Forged.undo(object, root, c);
        lock(object, c.locked());
        Settlement settled = settle(object, c, true);
        return new Applicable(object, settled.last(), settled.disabled(), root);
    }

    /** What it makes depend on the answers. */
    public Ways ways() {
        return Ways.of(clause);
    }

    /** Normalised answers as FEEL sees them: dates are dates, money is a number; the value of {@code answers}. */
    public Map<String, @Nullable Object> values(ObjectNode normalisedAnswers) {
        return FeelValues.of(normalisedAnswers, root);
    }

    /** Whether a list offers a code on the day of the verdict; a list that is not there says nothing. */
    private BiPredicate<String, String> offers(Circumstances c) {
        LocalDate today = LocalDate.now(c.clock());
        return (name, code) -> {
            CodeList list = codeLists.get(name);
            return list == null
                    || list.entry(code).filter(entry -> entry.offeredOn(today)).isPresent();
        };
    }

    private record Settlement(Survey last, Set<String> hidden, Set<String> disabled) {

        /** What nobody is asked for may be wrong, and what nobody can fill in may be missing. */
        boolean excuses(Complaint complaint, JsonNode answers) {
            return hidden.contains(complaint.at())
                    || disabled.stream().anyMatch(pointer -> Pointers.within(complaint.at(), pointer))
                            && answers.at(complaint.at()).isMissingNode();
        }
    }

    /** Drops and calculates until nothing changes any more. */
    private Settlement settle(ObjectNode answers, Circumstances c, boolean everything) {
        Calculation calculation = new Calculation(answers, root, c.clock());
        Disabling disabling = new Disabling(rules, root, c);
        while (true) {
            Set<String> hidden = rules.hidden(answers);
            Survey survey = Survey.of(clause, answers, hidden, everything);
            if (!survey.dropped && !calculation.changes(survey.calculated) && !disabling.changes(answers)) {
                return new Settlement(survey, hidden, disabling.now());
            }
        }
    }

    private static void lock(ObjectNode answers, Map<String, JsonNode> locked) {
        locked.forEach((pointer, value) -> {
            List<String> names = Pointers.tokens(pointer);
            JsonNode owner = answers;
            for (String name : names.subList(0, names.size() - 1)) {
                owner = owner instanceof ObjectNode object && !object.has(name)
                        ? object.putObject(name)
                        : owner.isArray() ? owner.path(row(name)) : owner.path(name);
            }
            if (owner instanceof ObjectNode object) {
                object.set(names.getLast(), value);
            }
        });
    }

    private static int row(String token) {
        return token.matches("[0-9]{1,6}") ? Integer.parseInt(token) : -1;
    }

    private static Complaint noObject() {
        return Complaint.of("", "type", "object");
    }

    private Verdict rejected(List<Complaint> complaints, ObjectNode answers, Circumstances c) {
        return new Verdict.Rejected(wording.faults(complaints, answers, c.language()), answers);
    }
}
