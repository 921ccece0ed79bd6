package org.schalter.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision as its author wrote it, to be read and compared, not to be computed.
 *
 * @param policy the hit policy; empty where it is no table
 * @param columns the inputs and the outputs of a table
 * @param expression what it is where it is no table; empty where it is one
 */
public record DecisionOutline(
        String id, String name, String policy, List<String> columns, List<Row> rows, String expression) {

    /** A row of a table: what must hold, and what follows; an empty cell is a hyphen. */
    public record Row(String id, List<String> cells) {}

    /**
     * The decisions of a file in its order.
     *
     * @throws InvalidDecision where it is no XML
     */
    public static List<DecisionOutline> of(byte[] xml, String fileName) {
        return XmlElement.read(xml, fileName)
                .children("decision")
                .map(DecisionOutline::of)
                .toList();
    }

    private static DecisionOutline of(XmlElement decision) {
        var id = decision.attribute("id").orElse("");
        var name = decision.attribute("name").orElse(id);
        var expression = decision.child("literalExpression")
                .flatMap(XmlElement::expression)
                .orElse("");
        return decision.child("decisionTable")
                .map(table -> new DecisionOutline(
                        id,
                        name,
                        table.attribute("hitPolicy").orElse("UNIQUE")
                                + table.attribute("aggregation")
                                        .map(it -> " " + it)
                                        .orElse(""),
                        columns(table),
                        table.children("rule").map(DecisionOutline::row).toList(),
                        ""))
                .orElseGet(() -> new DecisionOutline(id, name, "", List.of(), List.of(), expression));
    }

    private static List<String> columns(XmlElement table) {
        var columns = new ArrayList<String>();
        table.children("input")
                .map(it -> it.child("inputExpression")
                        .flatMap(XmlElement::expression)
                        .orElse("-"))
                .forEach(columns::add);
        table.children("output").map(it -> it.attribute("name").orElse("=")).forEach(columns::add);
        return columns;
    }

    private static Row row(XmlElement rule) {
        var cells = Stream.concat(rule.children("inputEntry"), rule.children("outputEntry"))
                .map(it -> it.expression().orElse("-"))
                .toList();
        return new Row(rule.attribute("id").orElse(""), cells);
    }
}
