package org.schalter.validation;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Chooses which of a keyword's texts fits the field: a file is uploaded, an option selected, a declaration confirmed. */
final class Variant {

    private Variant() {}

    static Complaint of(Complaint complaint, Part part, JsonNode value) {
        if (!complaint.variant().isEmpty()) {
            return complaint;
        }
        return complaint.variant(
                switch (complaint.keyword()) {
                    case "required" -> required(part);
                    case "const" ->
                        limit(complaint).isBoolean() && limit(complaint).booleanValue() ? "confirm" : "";
                    case "multipleOf" -> multipleOf(limit(complaint));
                    case "minLength" -> value.stringValue("").isEmpty() ? "one" : "";
                    case "x-codelist" ->
                        part.options("").stream()
                                        .anyMatch(option -> option.value().equals(value))
                                ? "dated"
                                : "";
                    case "minItems", "maxItems" -> part.options("").isEmpty() ? "" : "choices";
                    case "oneOf", "anyOf" -> part.options("").isEmpty() ? "" : "choice";
                    case "pattern" -> pattern(complaint, part, value);
                    default -> "";
                });
    }

    private static String required(Part part) {
        return switch (part.kind()) {
            case OBJECT -> "group";
            case ARRAY -> part.options("").isEmpty() ? "rows" : "choices";
            case LEAF ->
                switch (part.format()) {
                    case "file" -> "file";
                    case "date" -> "date";
                    case "point" -> "point";
                    default -> leaf(part);
                };
        };
    }

    private static String leaf(Part part) {
        if (part.type().equals("boolean")) {
            JsonNode only = part.schema().path("const");
            boolean declaration = (only.isBoolean() && only.booleanValue())
                    || (part.schema().path("enum").size() == 1
                            && part.schema().path("enum").get(0).booleanValue(false));
            return declaration ? "confirm" : "yesno";
        }
        return part.options("").isEmpty() ? "" : "choice";
    }

    private static String multipleOf(JsonNode limit) {
        if (!limit.isNumber()) {
            return "";
        }
        BigDecimal of = limit.decimalValue();
        return of.compareTo(new BigDecimal("0.01")) == 0 ? "cents" : of.compareTo(BigDecimal.ONE) == 0 ? "whole" : "";
    }

    private static String pattern(Complaint complaint, Part part, JsonNode value) {
        String source = limit(complaint).stringValue("");
        if (value.isString() && EcmaPattern.of(source).test(value.asString()) == EcmaPattern.Outcome.TOO_COSTLY) {
            return "costly";
        }
        return example(part).isPresent() ? "example" : "";
    }

    static Optional<JsonNode> example(Part part) {
        return part.schema().path("examples").valueStream().findFirst();
    }

    private static JsonNode limit(Complaint complaint) {
        return complaint.details().get("limit") instanceof JsonNode limit
                ? limit
                : tools.jackson.databind.node.MissingNode.getInstance();
    }
}
