package org.schalter.filling.field;

/** A text between the fields, from a layout's Label: it asks nothing. */
final class Info extends Structure {

    Info() {
        super("info");
    }

    @Override
    public boolean fits(Shape shape) {
        return false;
    }
}
