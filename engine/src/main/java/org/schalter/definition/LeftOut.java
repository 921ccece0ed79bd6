package org.schalter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what a layout leaves out: harmless where it may stay empty, a dead end where it may not. */
final class LeftOut {

    private static final int DEEPEST = 12;

    private final SchemaTree tree;
    private final Set<String> laidOut;
    private final Set<String> detailed;
    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    LeftOut(SchemaTree tree, Set<String> laidOut, Set<String> detailed, String file) {
        this.tree = tree;
        this.laidOut = laidOut;
        this.detailed = detailed;
        this.file = file;
    }

    List<Finding> findings(JsonNode root) {
        visit(List.of(root), "", 0);
        return findings;
    }

    private void visit(List<JsonNode> schemas, String path, int depth) {
        for (Map.Entry<String, List<JsonNode>> property :
                tree.properties(schemas).entrySet()) {
            String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            if (depth < DEEPEST && detailed.contains(below)) {
                List<JsonNode> rows = tree.rows(property.getValue());
                visit(rows.isEmpty() ? property.getValue() : rows, below, depth + 1);
            } else if (!laidOut.contains(below) && !isFilledByUs(property.getValue())) {
                leftOut(schemas, property, below, depth);
            }
        }
    }

    private void leftOut(List<JsonNode> schemas, Map.Entry<String, List<JsonNode>> property, String below, int depth) {
        if (depth < DEEPEST && laidOut.stream().anyMatch(p -> p.startsWith(below + "."))) {
            visit(property.getValue(), below, depth + 1);
        } else if (isRequired(schemas, property.getKey())) {
            findings.add(
                    Finding.error(file, "", "<" + below + "> is required, but on no page; expected a Control for it"));
        } else {
            findings.add(Finding.warning(
                    file, "", "<" + below + "> is on no page, so nobody is asked for it; expected a Control"));
        }
    }

    private boolean isFilledByUs(List<JsonNode> schemas) {
        return !tree.keyword(schemas, "x-calculate").isMissingNode()
                || !tree.keyword(schemas, "x-prefill").isMissingNode();
    }

    private boolean isRequired(List<JsonNode> schemas, String name) {
        return schemas.stream()
                .flatMap(schema -> tree.applied(schema).stream())
                .flatMap(schema -> schema.path("required").valueStream())
                .anyMatch(required -> required.asString("").equals(name));
    }
}
