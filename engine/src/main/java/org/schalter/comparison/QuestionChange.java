package org.schalter.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/** What differs in one question that is there before and after. */
final class QuestionChange {

    private static final List<String> AT_LEAST = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final List<String> AT_MOST = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final List<String> SHAPE = List.of("pattern", "multipleOf", "format", "uniqueItems", "x-codelist");
    private static final List<String> PRIVATE = List.of("x-retention", "x-sensitive", "x-purpose", "x-law");
    private static final List<String> SETTLED =
            List.of("x-calculate", "const", "default", "readOnly", "x-prefill", "x-lock", "x-soft");
    private static final String RULES = "x-assert";

    private final String file;
    private final Part before;
    private final Part after;
    private final List<Change> found = new ArrayList<>();

    QuestionChange(String file, Part before, Part after) {
        this.file = file;
        this.before = before;
        this.after = after;
    }

    List<Change> all() {
        if (before.kind() != after.kind() || !before.type().equals(after.type())) {
            add("type-changed", Why.ANSWERS_LOST, type(before), type(after));
            return found;
        }
        required();
        limits();
        choices();
        if (!before.conditions().equals(after.conditions())) {
            add("condition-changed", Why.ASKED_OF_OTHERS);
        }
        if (!before.enabling().equals(after.enabling())) {
            add("enabling-changed", Why.ASKED_OF_OTHERS);
        }
        PRIVATE.forEach(it -> keyword(it, Why.PRIVACY));
        SETTLED.forEach(it -> keyword(it, Why.MAY_BE_WRONG));
        rules();
        title();
        return found;
    }

    private void required() {
        if (!before.required() && after.required()) {
            add("field-required", Why.MUST_BE_ANSWERED);
        } else if (before.required() && !after.required()) {
            add("field-optional", Why.NOTHING_LOST);
        }
    }

    private void limits() {
        AT_LEAST.forEach(it -> limit(it, 1));
        AT_MOST.forEach(it -> limit(it, -1));
        SHAPE.forEach(it -> keyword(it, Why.MAY_BE_WRONG));
    }

    /** Tighter limits may make wrong what was filled in; wider ones never. */
    private void limit(String keyword, int tighter) {
        var one = number(before, keyword);
        var other = number(after, keyword);
        if (one.equals(other)) {
            return;
        }
        boolean wider =
                other.isEmpty() || one.isPresent() && Integer.signum(other.get().compareTo(one.get())) * tighter < 0;
        keyword(keyword, wider ? Why.NOTHING_LOST : Why.MAY_BE_WRONG);
    }

    private void choices() {
        var one = options(before);
        var other = options(after);
        one.forEach((value, option) -> {
            if (!other.containsKey(value) && !other.isEmpty()) {
                add("choice-removed", Why.CHOICE_GONE, said(before, value));
            }
        });
        other.forEach((value, option) -> {
            if (!one.containsKey(value)) {
                add("choice-added", one.isEmpty() ? Why.MAY_BE_WRONG : Why.NOTHING_LOST, said(after, value));
            }
        });
    }

    /** Codes of a list are told of with their list. */
    private static Map<String, Part.Option> options(Part part) {
        var options = new LinkedHashMap<String, Part.Option>();
        part.options("de").stream()
                .filter(it -> it.entry() == null)
                .forEach(it -> options.put(it.value().toString(), it));
        return options;
    }

    private static Said said(Part part, String value) {
        return Said.by(language -> part.options(language).stream()
                .filter(it -> it.value().toString().equals(value))
                .map(Part.Option::title)
                .findFirst()
                .orElse(value));
    }

    private void keyword(String name, Why why) {
        var one = before.schema().path(name);
        var other = after.schema().path(name);
        var term = Said.term("keyword." + name);
        if (one.equals(other)) {
            return;
        }
        if (one.isMissingNode()) {
            add("keyword-added", why, term, plain(other));
        } else if (other.isMissingNode()) {
            add("keyword-removed", why, term, plain(one));
        } else {
            add("keyword-changed", why, term, plain(one), plain(other));
        }
    }

    private void rules() {
        var one = rules(before);
        var other = rules(after);
        other.stream().filter(it -> !one.contains(it)).forEach(it -> add("rule-added", Why.MAY_BE_WRONG, it));
        one.stream().filter(it -> !other.contains(it)).forEach(it -> add("rule-removed", Why.NOTHING_LOST, it));
    }

    private static Set<String> rules(Part part) {
        var rules = new LinkedHashSet<String>();
        part.schema().path(RULES).forEach(it -> rules.add(plain(it.path("that"))));
        return rules;
    }

    /** The texts' titles are told of with the texts. */
    private void title() {
        var one = before.schema().path("title").stringValue("");
        var other = after.schema().path("title").stringValue("");
        if (!one.equals(other)) {
            add("title-changed", Why.ONLY_WORDS, one, other);
        }
    }

    private void add(String what, Why why, Object... said) {
        var words = new ArrayList<Object>(List.of(QuestionChanges.title(after)));
        words.addAll(List.of(said));
        var effective = file.startsWith("tasks/") && why.concernsDrafts() ? Why.NEW_CASES : why;
        found.add(Change.of(file, QuestionChanges.at(after), what, effective, words.toArray()));
    }

    private static Said type(Part part) {
        return switch (part.kind()) {
            case OBJECT -> Said.term("type.object");
            case ARRAY -> Said.term("type.array");
            case LEAF -> part.type().isEmpty() ? Said.term("type.any") : Said.term("type." + part.type());
        };
    }

    private static Optional<BigDecimal> number(Part part, String keyword) {
        return Optional.of(part.schema().path(keyword))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .map(BigDecimal::stripTrailingZeros);
    }

    private static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
