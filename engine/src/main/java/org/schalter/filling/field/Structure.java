package org.schalter.filling.field;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A field made of fields: it has no input of its own. */
abstract class Structure extends Plain {

    Structure(String id) {
        super(id);
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        return null;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return Filled.of("");
    }
}
