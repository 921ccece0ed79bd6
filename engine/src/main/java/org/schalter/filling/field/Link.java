package org.schalter.filling.field;

import java.util.Map;

/** A web address. */
final class Link extends Plain {

    Link() {
        super("link");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("uri") || shape.text("iri") || shape.text("url");
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("inputmode", "url", "autocomplete", "url", "spellcheck", "false");
    }
}
