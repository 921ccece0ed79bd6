package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws the tree of everything a form may ask, with the conditions under which it does. */
final class Parts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    private final SchemaDocument document;
    private final LayoutRules rules;
    private final Part.Words words;

    private Parts(SchemaDocument document, LayoutRules rules, Part.Words words) {
        this.document = document;
        this.rules = rules;
        this.words = words;
    }

    /** A clause that describes a property, which clause says so, and when that applies. */
    private record Definition(Clause clause, Clause owner, List<Condition> when) {}

    /** What is known of the properties of one object. */
    private record Gathered(
            Map<String, List<Definition>> definitions,
            Map<String, List<List<Condition>>> refusals,
            List<Clause> always) {
        Gathered() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    static Part draw(Clause root, SchemaDocument document, LayoutRules rules, Part.Words words) {
        Place top = new Place("", "", "", List.of());
        return new Parts(document, rules, words)
                .part(top, List.of(new Definition(root, root, List.of())), true, List.of());
    }

    private record Place(String name, String path, String pointer, List<Clause> above) {
        Place child(String child, List<Clause> clauses) {
            return new Place(child, Pointers.dotted(path, child), Pointers.of(pointer, child), joined(clauses));
        }

        Place row(List<Clause> clauses) {
            return new Place(name, path, pointer + "/*", joined(clauses));
        }

        private List<Clause> joined(List<Clause> clauses) {
            List<Clause> all = new ArrayList<>(above);
            all.addAll(clauses);
            return all;
        }
    }

    private Part part(Place place, List<Definition> definitions, boolean required, List<Condition> conditions) {
        List<Clause> clauses = definitions.stream().map(Definition::clause).toList();
        ObjectNode schema = schema(definitions);
        Part.Kind kind = kind(clauses);
        boolean goOn = place.above.size() < DEEPEST * 4 && place.above.stream().noneMatch(clauses::contains);
        List<Part> children = kind == Part.Kind.OBJECT && goOn ? children(place, definitions) : List.of();
        Part items = kind == Part.Kind.ARRAY && goOn ? row(place, clauses) : null;
        Set<String> origins = new HashSet<>();
        clauses.forEach(clause -> clause.possible().forEach(one -> origins.add(one.at)));
        return new Part(
                place.name,
                place.path,
                place.pointer,
                kind,
                schema,
                required,
                conditions,
                rules.enabling(place.pointer),
                children,
                items,
                words,
                origins);
    }

    /** What always holds; where nothing does, the first of what may; values to choose from are those of all cases. */
    private static ObjectNode schema(List<Definition> definitions) {
        List<Clause> firm = new ArrayList<>();
        List<Clause> maybe = new ArrayList<>();
        definitions.forEach(
                definition -> (definition.when.isEmpty() ? firm : maybe).addAll(definition.clause.unconditional()));
        ObjectNode merged = Merged.of(firm);
        if (firm.isEmpty()) {
            merged = Merged.of(definitions.getFirst().clause.unconditional());
            unite(merged, maybe);
        }
        for (Clause clause : maybe) {
            for (String keyword : new String[] {"title", "description", "type", "format"}) {
                if (!merged.has(keyword) && clause.schema.has(keyword)) {
                    merged.set(keyword, clause.schema.get(keyword));
                }
            }
        }
        return merged;
    }

    private static void unite(ObjectNode merged, List<Clause> maybe) {
        List<JsonNode> values = new ArrayList<>();
        maybe.forEach(clause -> Questions.values(clause.schema).stream()
                .filter(value -> values.stream().noneMatch(known -> Choice.same(known, value)))
                .forEach(values::add));
        boolean chosen = maybe.stream()
                .allMatch(clause -> !Questions.values(clause.schema).isEmpty());
        if (chosen && values.size() > 1) {
            merged.remove("const");
            merged.set("enum", JSON.arrayNode().addAll(values));
        }
    }

    static Part.Kind kind(List<Clause> clauses) {
        Part.Kind kind = Part.Kind.LEAF;
        for (Clause clause : clauses) {
            for (Clause one : clause.possible()) {
                JsonNode type = one.schema.path("type");
                if (says(type, "object") || (type.isMissingNode() && !one.properties.isEmpty())) {
                    return one.schema.path("format").stringValue("").equals("point")
                            ? Part.Kind.LEAF
                            : Part.Kind.OBJECT;
                }
                if (says(type, "array") || (type.isMissingNode() && one.schema.has("items"))) {
                    kind = Part.Kind.ARRAY;
                }
            }
        }
        return kind;
    }

    private static boolean says(JsonNode type, String name) {
        return type.isArray()
                ? type.valueStream().anyMatch(one -> one.stringValue("").equals(name))
                : type.stringValue("").equals(name);
    }

    private @Nullable Part row(Place place, List<Clause> clauses) {
        List<Definition> rows = new ArrayList<>();
        clauses.forEach(clause -> clause.possible().forEach(one -> {
            if (one.items != null) {
                rows.add(new Definition(one.items, one, List.of()));
            }
            one.prefixItems.forEach(first -> rows.add(new Definition(first, one, List.of())));
        }));
        return rows.isEmpty() ? null : part(place.row(clauses), rows, true, List.of());
    }

    private List<Part> children(Place place, List<Definition> definitions) {
        Gathered gathered = new Gathered();
        boolean single = definitions.size() == 1;
        definitions.forEach(definition ->
                gather(definition.clause, place.pointer, single ? List.of() : definition.when, Set.of(), gathered));
        List<Clause> clauses = definitions.stream().map(Definition::clause).toList();
        List<Part> children = new ArrayList<>();
        gathered.definitions.forEach((name, found) -> children.add(part(
                place.child(name, clauses),
                found,
                required(name, found, gathered),
                conditions(name, place, found, gathered))));
        return children;
    }

    private static boolean required(String name, List<Definition> found, Gathered gathered) {
        return gathered.always.stream().anyMatch(clause -> clause.required.contains(name))
                || found.stream()
                        .allMatch(one ->
                                one.owner.unconditional().stream().anyMatch(clause -> clause.required.contains(name)));
    }

    private List<Condition> conditions(String name, Place place, List<Definition> found, Gathered gathered) {
        List<Condition> conditions = new ArrayList<>();
        List<List<Condition>> chains = found.stream().map(Definition::when).toList();
        if (chains.stream().noneMatch(List::isEmpty)) {
            if (chains.size() == 1) {
                conditions.addAll(chains.getFirst());
            } else {
                Condition.any(chains).ifPresent(conditions::add);
            }
        }
        gathered.refusals
                .getOrDefault(name, List.of())
                .forEach(chain -> Condition.all(chain, false).ifPresent(conditions::add));
        conditions.addAll(rules.conditions(Pointers.of(place.pointer, name)));
        return conditions;
    }

    private void gather(Clause clause, String scope, List<Condition> when, Set<String> asked, Gathered gathered) {
        clause.properties.forEach((name, property) -> {
            if (property.refuses() && !when.isEmpty()) {
                gathered.refusals
                        .computeIfAbsent(name, absent -> new ArrayList<>())
                        .add(when);
            } else if (!property.refuses() && !asked.contains(name)) {
                define(name, new Definition(property, clause, when), gathered);
            }
        });
        if (when.isEmpty()) {
            gathered.always.add(clause);
        }
        clause.always.forEach(next -> gather(next, scope, when, asked, gathered));
        if (clause.conditional != null) {
            JsonNode test = document.inlined(clause.conditional.test().at);
            follow(clause.conditional.then(), scope, new Condition(scope, test, true), when, asked, gathered);
            follow(clause.conditional.otherwise(), scope, new Condition(scope, test, false), when, asked, gathered);
        }
        clause.dependentSchemas.forEach((name, next) -> {
            ObjectNode present = JSON.objectNode();
            present.set("required", JSON.arrayNode().add(name));
            follow(next, scope, new Condition(scope, present, true), when, asked, gathered);
        });
        clause.alternatives.forEach(alternative -> branches(alternative, scope, when, asked, gathered));
    }

    private static void define(String name, Definition definition, Gathered gathered) {
        gathered.definitions.computeIfAbsent(name, absent -> new ArrayList<>()).add(definition);
    }

    private void follow(
            @Nullable Clause next,
            String scope,
            Condition condition,
            List<Condition> when,
            Set<String> asked,
            Gathered all) {
        if (next != null) {
            List<Condition> longer = new ArrayList<>(when);
            longer.add(condition);
            gather(next, scope, longer, asked, all);
        }
    }

    private void branches(
            Clause.Alternative alternative, String scope, List<Condition> when, Set<String> asked, Gathered gathered) {
        Set<String> questions = alternative.questions().keySet();
        alternative.questions().forEach((name, question) -> {
            if (!asked.contains(name)) {
                define(
                        name,
                        new Definition(
                                question, alternative.branches().getFirst().clause(), when),
                        gathered);
            }
        });
        for (Clause.Branch branch : alternative.branches()) {
            if (questions.isEmpty()) {
                gatherOpen(branch.clause(), scope, when, asked, gathered);
            } else {
                Condition chosen = new Condition(scope, Questions.condition(alternative, branch.clause()), true);
                Set<String> more = new HashSet<>(asked);
                more.addAll(questions);
                follow(branch.clause(), scope, chosen, when, more, gathered);
            }
        }
    }

    /** A branch that no question leads to: its properties may apply, but what it requires is not always required. */
    private void gatherOpen(Clause branch, String scope, List<Condition> when, Set<String> asked, Gathered gathered) {
        Gathered own = new Gathered();
        gather(branch, scope, when, asked, own);
        Clause nobody = new Clause(JSON.objectNode(), branch.at);
        own.definitions.forEach((name, found) ->
                found.forEach(one -> define(name, new Definition(one.clause, nobody, one.when), gathered)));
    }
}
