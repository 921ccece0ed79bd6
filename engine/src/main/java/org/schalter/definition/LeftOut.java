package org.schalter.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what a layout leaves out: it is asked for all the same, but where nobody has thought about it. */
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
                leftOut(property, below, depth);
            }
        }
    }

    private void leftOut(Map.Entry<String, List<JsonNode>> property, String below, int depth) {
        if (depth < DEEPEST && laidOut.stream().anyMatch(p -> p.startsWith(below + "."))) {
            visit(property.getValue(), below, depth + 1);
        } else {
            findings.add(Finding.warning(
                    file, "", "<" + below + "> is not laid out and stands after its neighbours; expected a Control"));
        }
    }

    private boolean isFilledByUs(List<JsonNode> schemas) {
        return !tree.keyword(schemas, "x-calculate").isMissingNode()
                || !tree.keyword(schemas, "x-prefill").isMissingNode();
    }
}
