package org.schalter.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Which code lists a form names, and those of the forms library that anybody may name. */
final class CodeLists {

    private static final String LIBRARY = "/forms-library/codelists/";
    private static final String NAME = "[a-z][a-z0-9-]{1,62}";

    private CodeLists() {}

    static String file(String name) {
        return "codelists/" + name + ".yaml";
    }

    /** The name of the list in such a file. */
    static String name(String file) {
        return file.substring("codelists/".length(), file.length() - ".yaml".length());
    }

    /** The lists that a schema names, by the JSON Pointers of the keywords that do; names that are none are left out. */
    static Map<String, String> named(JsonNode schema) {
        Map<String, String> named = new LinkedHashMap<>();
        collect(schema, "", named);
        return named;
    }

    private static void collect(JsonNode schema, String at, Map<String, String> named) {
        String name = schema.path("x-codelist").stringValue("");
        if (name.matches(NAME)) {
            named.put(at + "/x-codelist", name);
        }
        SchemaTree.below(schema).forEach((below, inner) -> collect(inner, at + below, named));
    }

    /** A list of the forms library, as it is to be copied into a package. */
    static Optional<byte[]> ofTheLibrary(String name) {
        try (InputStream in = CodeLists.class.getResourceAsStream(LIBRARY + name + ".yaml")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lists of the forms library that a schema names. */
    static Map<String, CodeList> ofTheLibrary(JsonNode schema) {
        Map<String, CodeList> lists = new TreeMap<>();
        for (String name : named(schema).values()) {
            ofTheLibrary(name)
                    .map(yaml -> StrictYaml.parse(new String(yaml, StandardCharsets.UTF_8)))
                    .flatMap(yaml -> new CodeListReader(file(name), new ArrayList<>()).read(name, yaml))
                    .ifPresent(list -> lists.put(name, list));
        }
        return lists;
    }
}
