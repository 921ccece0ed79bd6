package org.schalter.definition;

/** A file that cannot be parsed, with the place and the reason; becomes a finding. */
final class Unreadable extends RuntimeException {

    private final String at;

    Unreadable(String at, String message) {
        super(message);
        this.at = at;
    }

    String at() {
        return at;
    }

    Finding finding(String file) {
        return Finding.error(file, at, String.valueOf(getMessage()));
    }
}
