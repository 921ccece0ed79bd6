package org.schalter.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schalter.definition.Finding;
import org.schalter.definition.Severity;
import org.schalter.expression.Expression;
import org.schalter.expression.Path;
import tools.jackson.databind.JsonNode;

/** What is doubtful about a form once it is read as a whole: names nobody knows, titles nobody wrote, circles. */
final class PartFindings {

    /** The field names of HTML's autofill. */
    private static final Set<String> AUTOFILL = Set.of(("on off name honorific-prefix given-name additional-name"
        + " family-name honorific-suffix nickname organization-title username new-password current-password"
        + " one-time-code organization street-address address-line1 address-line2 address-line3 address-level4"
        + " address-level3 address-level2 address-level1 country country-name postal-code cc-name cc-given-name"
        + " cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type"
        + " transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo tel"
        + " tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension"
        + " email impp")
            .split(" "));

    private final Part root;
    private final SchemaDocument document;
    private final String file;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Set<String>> calculatedFrom = new LinkedHashMap<>();

    private PartFindings(Part root, SchemaDocument document, String file) {
        this.root = root;
        this.document = document;
        this.file = file;
    }

    static Set<Finding> of(Part root, SchemaDocument document, String file) {
        PartFindings found = new PartFindings(root, document, file);
        found.part(root);
        found.circles();
        return found.findings;
    }

    private void part(Part part) {
        for (String at : part.origins()) {
            JsonNode rules = document.at(at).path("x-assert");
            for (int i = 0; i < rules.size(); i++) {
                rule(part, at + "/x-assert/" + i, rules.get(i));
            }
        }
        for (Part child : part.children()) {
            child(part, child);
        }
        part.items().ifPresent(this::part);
    }

    private void child(Part owner, Part child) {
        String at = child.origins().stream().min(String::compareTo).orElse("");
        if (!child.hasTitle()) {
            findings.add(Finding.of(Severity.WARNING, file, at, "label-missing", child.name(), child.textKey()));
        }
        if (child.required()
                && child.isReadOnly()
                && Stream.of("const", "default", "x-calculate", "x-prefill").noneMatch(child.schema()::has)) {
            findings.add(doubtful(at, "readonly-required", child.name()));
        }
        if (child.required() && child.schema().path("x-soft").booleanValue(false)) {
            findings.add(doubtful(at, "soft-required", child.name()));
        }
        ofNoEffect(child, at);
        String source = child.schema().path("x-calculate").stringValue("");
        if (!source.isEmpty()) {
            Expression expression = Expression.parse(source);
            names(expression, owner, at + "/x-calculate");
            calculatedFrom.put(child.pointer(), sources(expression, owner));
        }
        part(child);
    }

    /** What is said of a field and means nothing. */
    private void ofNoEffect(Part child, String at) {
        JsonNode schema = child.schema();
        if (schema.has("x-lock") && !schema.has("x-prefill")) {
            findings.add(doubtful(at, "lock-alone", child.name()));
        }
        String token = schema.path("x-autocomplete").stringValue("");
        if (!token.isEmpty() && !AUTOFILL.contains(token.substring(token.lastIndexOf(' ') + 1))) {
            findings.add(doubtful(at, "autocomplete-unknown", token));
        }
    }

    private void rule(Part part, String at, JsonNode rule) {
        String pointer = rule.path("at").stringValue("");
        if (part.at(pointer).isEmpty()) {
            findings.add(wrong(at + "/at", "rule-nowhere", pointer, first(part)));
        }
        names(Expression.parse(rule.path("that").stringValue("")), part, at + "/that");
    }

    private static String first(Part part) {
        return part.children().isEmpty() ? "name" : part.children().getFirst().name();
    }

    private void names(Expression expression, Part owner, String at) {
        for (Path path : expression.paths()) {
            Optional<Part> from = path.root().equals(Variables.ANSWERS) ? Optional.of(root) : Optional.of(owner);
            List<String> names = Variables.names(path, owner).orElse(path.names());
            if (from.flatMap(part -> follow(part, names)).isEmpty()) {
                findings.add(wrong(at, "name-unknown", path.toString(), first(root)));
            }
        }
    }

    /** The part that names lead to, through lists as if they were their rows; what stands below a leaf is not known better. */
    private static Optional<Part> follow(Part from, List<String> names) {
        Part part = from;
        for (String name : names) {
            while (part.kind() == Part.Kind.ARRAY && part.items().isPresent()) {
                part = part.items().get();
            }
            if (part.kind() == Part.Kind.LEAF && !part.pointer().isEmpty()) {
                return Optional.of(part);
            }
            Optional<Part> next = part.child(name);
            if (next.isEmpty()) {
                return next;
            }
            part = next.get();
        }
        return Optional.of(part);
    }

    private Set<String> sources(Expression expression, Part owner) {
        Set<String> sources = new LinkedHashSet<>();
        for (Path path : expression.paths()) {
            Part from = path.root().equals(Variables.ANSWERS) ? root : owner;
            Variables.names(path, owner)
                    .flatMap(names -> follow(from, names))
                    .ifPresent(part -> sources.add(part.pointer()));
        }
        return sources;
    }

    private Finding wrong(String at, String code, String... values) {
        return Finding.of(Severity.ERROR, file, at, code, values);
    }

    private Finding doubtful(String at, String code, String... values) {
        return Finding.of(Severity.WARNING, file, at, code, values);
    }

    private void circles() {
        for (String start : calculatedFrom.keySet()) {
            List<String> way = new ArrayList<>(List.of(start));
            if (leadsTo(start, start, way)) {
                String at = root.at(start)
                        .flatMap(part -> part.origins().stream().min(String::compareTo))
                        .orElse("");
                findings.add(wrong(
                        at + "/x-calculate",
                        "calculation-circle",
                        String.join("> from <", way),
                        String.join("> aus <", way)));
            }
        }
    }

    private boolean leadsTo(String from, String goal, List<String> way) {
        for (String next : calculatedFrom.getOrDefault(from, Set.of())) {
            if (next.equals(goal)) {
                return true;
            }
            if (!way.contains(next)) {
                way.add(next);
                if (leadsTo(next, goal, way)) {
                    return true;
                }
                way.removeLast();
            }
        }
        return false;
    }
}
