package org.schalter.filling.field;

import java.util.Map;

/** A German postal code. */
final class PostalCode extends Plain {

    PostalCode() {
        super("postal-code");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("postal-code-de");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("inputmode", "numeric", "autocomplete", "postal-code", "width", "5");
    }
}
