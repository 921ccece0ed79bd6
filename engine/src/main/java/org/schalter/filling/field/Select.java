package org.schalter.filling.field;

/** One of many values, in a list that opens. */
final class Select extends Choosing {

    Select() {
        super("select");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.choosable() && !shape.is("array") && !shape.wants("autocomplete");
    }
}
