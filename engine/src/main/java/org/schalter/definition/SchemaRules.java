package org.schalter.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What must be true of a form's schema before anybody can build on it: a known draft, and references that hold. */
final class SchemaRules {

    private static final Pattern DRAFT =
            Pattern.compile("https?://json-schema\\.org/(draft-0[467]/schema|draft/(2019-09|2020-12)/schema)#?");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final int MOST_SCHEMAS = 20_000;
    private static final int MOST_EXAMPLES = 5;

    private final String file;
    private final SchemaTree tree;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> odd = new TreeSet<>();
    private int retained;
    private int seen;

    SchemaRules(String file, JsonNode schema) {
        this.file = file;
        this.tree = new SchemaTree(schema);
    }

    List<Finding> findings() {
        JsonNode root = tree.root();
        JsonNode draft = root.path("$schema");
        if (!draft.isMissingNode()
                && !(draft.isString() && DRAFT.matcher(draft.stringValue()).matches())) {
            error(
                    "/$schema",
                    SchemaCheck.quote(draft)
                            + " is no draft we know; expected <https://json-schema.org/draft/2020-12/schema>, "
                            + "2019-09, draft-07, draft-06 or draft-04");
        }
        JsonNode type = tree.keyword(List.of(root), "type");
        if (type.isString() && !type.stringValue().equals("object")) {
            error("/type", SchemaCheck.quote(type) + " cannot be filled in as a form; expected <object>");
        }
        visit(root, "");
        findLoops(
                root,
                Collections.newSetFromMap(new IdentityHashMap<>()),
                Collections.newSetFromMap(new IdentityHashMap<>()));
        tellOddNames();
        if (retained > 0 && file.startsWith("tasks/")) {
            findings.add(Finding.hint(
                    file,
                    "",
                    "<x-retention> of <" + retained
                            + "> fields is noted, but a task's answers go with their case; expected in"
                            + " <form/schema.json> only"));
        }
        return findings;
    }

    private void visit(JsonNode schema, String at) {
        if (++seen > MOST_SCHEMAS) {
            if (seen == MOST_SCHEMAS + 1) {
                error("", "more than <" + MOST_SCHEMAS + "> schemas; expected a smaller form");
            }
            return;
        }
        if (schema.has("x-retention")) {
            retained++;
        }
        for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
            checkReference(schema.path(keyword), at + "/" + keyword);
        }
        if (schema.path("$ref").isString() && circles(schema)) {
            error(
                    at + "/$ref",
                    SchemaCheck.quote(schema.get("$ref")) + " leads back to itself; expected a schema at its end");
        }
        schema.path("properties").propertyNames().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .forEach(odd::add);
        for (Map.Entry<String, JsonNode> inner : SchemaTree.below(schema).entrySet()) {
            visit(inner.getValue(), at + inner.getKey());
        }
    }

    private void checkReference(JsonNode reference, String at) {
        if (reference.isMissingNode()) {
            return;
        }
        String target = reference.asString("");
        if (reference.isString() && tree.resolve(target).isPresent()) {
            return;
        }
        error(
                at,
                SchemaCheck.quote(reference)
                        + (target.startsWith("#")
                                ? " leads nowhere"
                                : " leads out of this file, and nothing is fetched")
                        + "; expected a reference such as <#/$defs/address> to a place in this file");
    }

    /** References that lead to references and never to anything else. */
    private boolean circles(JsonNode start) {
        Set<JsonNode> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        JsonNode at = start;
        while (passed.add(at)) {
            Optional<JsonNode> next = tree.reference(at);
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return true;
    }

    /** A form inside itself, such as a person with children who are persons. */
    private void findLoops(JsonNode schema, Set<JsonNode> open, Set<JsonNode> done) {
        if (!schema.isObject() || done.contains(schema)) {
            return;
        }
        if (!open.add(schema)) {
            findings.add(Finding.warning(
                    file,
                    "",
                    "<" + schema.path("title").asString("a schema")
                            + "> contains itself; it is shown down to where it begins again"));
            done.add(schema);
            return;
        }
        tree.reference(schema).ifPresent(target -> findLoops(target, open, done));
        SchemaTree.below(schema).forEach((at, inner) -> {
            if (!at.startsWith("/$defs/") && !at.startsWith("/definitions/")) {
                findLoops(inner, open, done);
            }
        });
        open.remove(schema);
        done.add(schema);
    }

    private void tellOddNames() {
        odd.stream()
                .filter(name -> name.isEmpty() || name.contains("."))
                .forEach(name -> findings.add(Finding.warning(
                        file,
                        "",
                        "the property <" + name + "> makes its texts' keys ambiguous; expected a name without dots")));
        if (!odd.isEmpty()) {
            String some = String.join(", ", odd.stream().limit(MOST_EXAMPLES).toList());
            findings.add(Finding.hint(
                    file,
                    "",
                    "<" + some + "> must stand in backticks in FEEL; expected names of letters, digits and _"));
        }
    }

    private void error(String at, String message) {
        findings.add(Finding.error(file, at, message));
    }
}
