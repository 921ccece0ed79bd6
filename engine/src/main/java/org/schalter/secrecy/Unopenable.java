package org.schalter.secrecy;

/** What is stored somewhere was changed there, was sealed for another place, or its key is another one. */
public final class Unopenable extends IllegalStateException {

    private static final long serialVersionUID = 1;

    Unopenable(String place) {
        super("what is stored in <" + place
                + "> can't be opened: it was changed, or comes from another row, column or key");
    }
}
