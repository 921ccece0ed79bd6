package org.schalter.filling;

/** A page is not to be seen as it is asked for: another edition has taken over; the address says where to go instead. */
final class Rerouted extends RuntimeException {

    private final String address;

    Rerouted(String address) {
        super("go on at " + address);
        this.address = address;
    }

    String address() {
        return address;
    }
}
