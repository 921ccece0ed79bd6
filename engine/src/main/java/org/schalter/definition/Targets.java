package org.schalter.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Where the scopes of a layout lead to in the schema that it lays out. */
final class Targets {

    /** Where scopes begin, and lead to: the form's root, a property, or the rows of a list for the layout of one. */
    record Base(List<JsonNode> schemas, String path) {

        Base child(String name, List<JsonNode> below) {
            return new Base(below, path.isEmpty() ? name : path + "." + name);
        }
    }

    private final SchemaTree tree;
    private final String file;
    private final Consumer<Finding> findings;

    /** @param findings are told what is wrong with a scope of this layout */
    Targets(SchemaTree tree, String file, Consumer<Finding> findings) {
        this.tree = tree;
        this.file = file;
        this.findings = findings;
    }

    Optional<Base> of(String scope, String at, Base base) {
        List<String> tokens = Scopes.tokens(scope);
        Base here = base;
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case "properties" -> {
                    String name = ++i < tokens.size() ? tokens.get(i) : "";
                    Map<String, List<JsonNode>> properties = tree.properties(here.schemas());
                    List<JsonNode> schemas = properties.get(name);
                    if (schemas == null) {
                        findings.accept(Finding.of(
                                Severity.ERROR,
                                file,
                                at,
                                "layout-lacks",
                                scope,
                                properties.keySet().toString()));
                        return Optional.empty();
                    }
                    here = here.child(name, schemas);
                }
                case "items" -> here = new Base(tree.rows(here.schemas()), here.path());
                case "then", "else" -> {}
                case "allOf", "anyOf", "oneOf" -> i++;
                default -> {
                    findings.accept(
                            Finding.error(file, at, "<" + scope + "> is no property; expected <#/properties/…>"));
                    return Optional.empty();
                }
            }
        }
        return Optional.of(here);
    }

    /** Where scopes begin in the layout of a row, or of a group. */
    Base inside(Base control) {
        List<JsonNode> rows = tree.rows(control.schemas());
        return new Base(rows.isEmpty() ? control.schemas() : rows, control.path());
    }
}
