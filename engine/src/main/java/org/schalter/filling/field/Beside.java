package org.schalter.filling.field;

/** Fields that stand side by side where there is room, from a layout's HorizontalLayout. */
final class Beside extends Structure {

    Beside() {
        super("beside");
    }

    @Override
    public boolean fits(Shape shape) {
        return false;
    }
}
