package org.schalter.filling.field;

import java.util.Map;

/** A phone number, national or international. */
final class Phone extends Plain {

    Phone() {
        super("phone");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("phone");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("type", "tel", "autocomplete", "tel");
    }
}
