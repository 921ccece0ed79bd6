package org.schalter.coverage;

import org.schalter.definition.Example;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An example with one answer changed.
 *
 * @param of the example that it was made from
 * @param path of the question, dotted
 * @param to the answer it has now; missing where it is left out
 * @param words what the form calls that answer; empty where it has no words for it
 */
record Mutant(
        Example of,
        Example example,
        String at,
        String path,
        String title,
        String kind,
        JsonNode from,
        JsonNode to,
        String words) {

    static final JsonNode NOTHING = MissingNode.getInstance();

    /** Two that try the same of the same question. */
    record Change(String path, String kind, String to) {}

    Change change() {
        return new Change(path, kind, to.toString());
    }
}
