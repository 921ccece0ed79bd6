package org.schalter.filling.field;

/** One of a few values, all in sight. */
final class Radios extends Choosing {

    private static final int MOST = 5;

    Radios() {
        super("radios");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.choosable()
                && !shape.is("array")
                && (shape.wants("radio")
                        || shape.widget().isEmpty() && shape.offered().size() <= MOST);
    }
}
