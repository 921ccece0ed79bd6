package org.schalter.filling.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How field types are offered to those who build forms: what each declares in its folder, and what can be said of any. */
public final class FieldDeclaration {

    private static final YAMLMapper YAML = YAMLMapper.shared();

    private FieldDeclaration() {}

    /**
     * What the type's {@code declaration.yaml} says: {@code group}, {@code title}, {@code description}, the template of a
     * field ({@code schema} and {@code options}, or the layout's {@code element}), the names of its {@code properties} and
     * its {@code widgets}.
     */
    public static JsonNode of(FieldType type) {
        return read("/fields/" + type.id() + "/declaration.yaml");
    }

    /** What can be said of a field, by name, and which of it of every field. */
    public static JsonNode properties() {
        return read("/fields/properties.yaml");
    }

    private static JsonNode read(String file) {
        try (InputStream in = FieldDeclaration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("a field type has no declaration, write one in <" + file + ">");
            }
            return YAML.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("<" + file + "> can't be read", unreadable);
        }
    }
}
