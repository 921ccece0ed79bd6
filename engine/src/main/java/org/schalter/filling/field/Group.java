package org.schalter.filling.field;

/** Fields that belong together, such as an address. */
final class Group extends Structure {

    Group() {
        super("group");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("object");
    }
}
