package org.schalter.validation;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One error of the validator at the place that has to be mended: of what is missing, the missing thing itself. */
final class Mended {

    private Mended() {}

    static List<Complaint> of(Error error) {
        String keyword = keyword(error);
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        JsonNode limit = error.getSchemaNode();
        Complaint plain = new Complaint(at, keyword, "", Map.of(), place(error));
        return switch (keyword) {
            case "dependentRequired" ->
                List.of(new Complaint(
                        Pointers.of(at, String.valueOf(error.getArguments()[0])), keyword, "", Map.of(), place(error)));
            case "required", "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                List.of(new Complaint(
                        property == null ? at : Pointers.of(at, property), keyword, "", Map.of(), place(error)));
            case "dependencies" -> dependencies(error, at);
            case "type" -> List.of(type(plain, limit));
            case "format" -> List.of(limit == null ? plain : plain.with("format", limit.stringValue("")));
            case "x-codelist" ->
                List.of(error.getInstanceNode() == null ? plain : plain.with("limit", error.getInstanceNode()));
            case "const",
                    "enum",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "minContains",
                    "maxContains",
                    "pattern" -> List.of(limit == null ? plain : plain.with("limit", limit));
            default -> List.of(plain);
        };
    }

    static String place(Error error) {
        return error.getSchemaLocation().getFragment() == null
                ? ""
                : error.getSchemaLocation().getFragment().toString();
    }

    private static String keyword(Error error) {
        String keyword = error.getKeyword();
        if (keyword == null || keyword.isEmpty()) {
            return "false";
        }
        if (keyword.equals("minContains") && error.getArguments().length > 0 && "1".equals(error.getArguments()[0])) {
            return "contains";
        }
        boolean names = error.getEvaluationPath().contains("propertyNames");
        return names ? "propertyNames" : keyword.equals("additionalItems") ? "items" : keyword;
    }

    private static List<Complaint> dependencies(Error error, String at) {
        List<Complaint> missing = new ArrayList<>();
        JsonNode value = error.getInstanceNode();
        JsonNode needed = error.getSchemaNode();
        if (value != null && needed != null) {
            needed.properties().forEach(dependency -> {
                if (value.has(dependency.getKey()) && dependency.getValue().isArray()) {
                    dependency
                            .getValue()
                            .valueStream()
                            .filter(name -> !value.has(name.stringValue("")))
                            .forEach(name -> missing.add(new Complaint(
                                    Pointers.of(at, name.stringValue("")),
                                    "dependencies",
                                    "",
                                    Map.of(),
                                    place(error))));
                }
            });
        }
        return missing.isEmpty() ? List.of(new Complaint(at, "dependencies", "", Map.of(), place(error))) : missing;
    }

    private static Complaint type(Complaint plain, @Nullable JsonNode type) {
        JsonNode wanted = type == null ? null : type.isArray() ? type.path(0) : type;
        return wanted == null || !wanted.isString() ? plain : plain.variant(wanted.asString());
    }
}
