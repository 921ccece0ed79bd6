package org.schalter.filling.field;

/** Groups of fields, as many as there are: one per dog, per child, per bin. */
final class Rows extends Structure {

    Rows() {
        super("rows");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("rows");
    }
}
