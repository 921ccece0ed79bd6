package org.schalter.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form makes depend on the answers.
 *
 * @param conditions each {@code if} that leads to something
 * @param rules each {@code x-assert}
 */
public record Ways(List<Condition> conditions, List<Rule> rules) {

    public Ways {
        conditions = List.copyOf(conditions);
        rules = List.copyOf(rules);
    }

    /**
     * A condition.
     *
     * @param schemaAt where in the schema the object stands that has the {@code if}
     * @param then names of the properties that are spoken of where it holds
     * @param otherwise names of those where it does not
     */
    public record Condition(String schemaAt, Set<String> then, Set<String> otherwise) {}

    /** A rule over several fields, and the text key or the words that tell who breaks it. */
    public record Rule(String schemaAt, String message) {}

    static Ways of(Clause root) {
        var conditions = new ArrayList<Condition>();
        var rules = new ArrayList<Rule>();
        Set<Clause> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var waiting = new ArrayList<>(List.of(root));
        while (!waiting.isEmpty()) {
            var clause = waiting.removeFirst();
            if (seen.add(clause)) {
                clause.assertions.forEach(it -> rules.add(new Rule(it.schemaAt(), it.message())));
                var condition = clause.conditional;
                if (condition != null) {
                    conditions.add(
                            new Condition(clause.at, spokenOf(condition.then()), spokenOf(condition.otherwise())));
                }
                below(clause).forEach(waiting::add);
            }
        }
        return new Ways(conditions, rules);
    }

    private static Set<String> spokenOf(@Nullable Clause clause) {
        if (clause == null) {
            return Set.of();
        }
        var names = new LinkedHashSet<>(clause.everyProperty());
        clause.possible().forEach(it -> names.addAll(it.required));
        return names;
    }

    private static Stream<Clause> below(Clause clause) {
        return Stream.of(
                        clause.properties.values().stream(),
                        clause.patternProperties.values().stream(),
                        clause.prefixItems.stream(),
                        Stream.ofNullable(clause.items),
                        Stream.ofNullable(clause.additional),
                        clause.followers().stream())
                .flatMap(it -> it);
    }
}
