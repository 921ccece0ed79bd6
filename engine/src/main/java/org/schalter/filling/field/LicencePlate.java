package org.schalter.filling.field;

import java.util.Map;

/** A German licence plate in one input, such as DN-AB 123; a rented car is nobody's habit, so nothing is offered. */
final class LicencePlate extends Plain {

    LicencePlate() {
        super("licence-plate");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("licence-plate-de");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("autocomplete", "off", "spellcheck", "false", "autocapitalize", "characters", "width", "10");
    }
}
