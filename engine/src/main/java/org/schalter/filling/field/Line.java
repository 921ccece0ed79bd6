package org.schalter.filling.field;

import java.util.Map;

/** Text of one line; also whatever no other type suits. */
final class Line extends Plain {

    Line() {
        super("text");
    }

    @Override
    public boolean fits(Shape shape) {
        return true;
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of();
    }
}
