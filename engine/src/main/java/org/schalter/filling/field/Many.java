package org.schalter.filling.field;

/** Single fields, as many as there are. */
final class Many extends Structure {

    Many() {
        super("many");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("array");
    }
}
