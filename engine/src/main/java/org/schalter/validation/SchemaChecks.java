package org.schalter.validation;

import java.util.List;
import org.schalter.definition.Finding;
import tools.jackson.databind.JsonNode;

/** Checks a document of a service package, such as its manifest, against the JSON Schema that the engine publishes for it. */
public final class SchemaChecks {

    private SchemaChecks() {}

    /**
     * Findings of a document.
     *
     * @param schema one of ours, with local references only
     * @param file the document's path in the package, for the findings
     */
    public static List<Finding> check(JsonNode schema, JsonNode document, String file) {
        return of(Judge.of(SchemaDocument.of(schema)), document, file);
    }

    static List<Finding> of(Judge judge, JsonNode document, String file) {
        return Complaints.of(judge.errors(document, id -> true, (list, code) -> true)).stream()
                .map(complaint -> Finding.error(file, complaint.at(), sentence(complaint, document)))
                .distinct()
                .toList();
    }

    private static String sentence(Complaint complaint, JsonNode document) {
        JsonNode value = document.at(tools.jackson.core.JsonPointer.compile(complaint.at()));
        String limit = String.valueOf(complaint.details().getOrDefault("limit", ""));
        String name =
                complaint.at().isEmpty() ? "" : Pointers.tokens(complaint.at()).getLast();
        return switch (complaint.keyword()) {
            case "required", "dependentRequired" -> "<" + name + "> is missing; expected it to be given";
            case "additionalProperties", "unevaluatedProperties", "false" ->
                "<" + name + "> is not known here; expected one of the documented keys";
            case "propertyNames" -> "<" + name + "> is no name that may be used here";
            case "type" -> "<" + shown(value) + "> is of another type; expected " + article(complaint.variant());
            case "enum" -> "<" + shown(value) + "> is not among the possible values; expected one of " + limit;
            case "const" -> "<" + shown(value) + "> is not right; expected " + limit;
            case "format" ->
                "<" + shown(value) + "> is no " + complaint.details().getOrDefault("format", "such text");
            case "pattern" -> "<" + shown(value) + "> is not written as it must be; expected " + limit;
            case "oneOf", "anyOf" -> "<" + shown(value) + "> fits none of the possible forms";
            default ->
                "<" + shown(value) + "> breaks <" + complaint.keyword() + (limit.isEmpty() ? "" : ": " + limit) + ">";
        };
    }

    private static String article(String type) {
        return switch (type) {
            case "" -> "one of several types";
            case "integer", "array", "object" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String shown(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
