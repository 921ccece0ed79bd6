package org.schalter.filling.field;

/** A list of groups, each of them filled in on a page of its own. */
final class Entries extends Structure {

    Entries() {
        super("entries");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("entries");
    }
}
