package org.schalter.filling.field;

import java.util.Map;

/** An e-mail address. */
final class Email extends Plain {

    Email() {
        super("e-mail");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("email") || shape.text("idn-email");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("type", "email", "autocomplete", "email", "spellcheck", "false");
    }
}
