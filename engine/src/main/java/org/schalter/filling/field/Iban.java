package org.schalter.filling.field;

import java.util.Map;

/** An account number; nothing is offered from what was typed elsewhere, since it may be somebody else's. */
final class Iban extends Plain {

    Iban() {
        super("iban");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("iban");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("autocomplete", "off", "spellcheck", "false", "autocapitalize", "characters");
    }
}
