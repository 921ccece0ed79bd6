package org.schalter.definition;

/**
 * Something about a service package that its author should know.
 *
 * @param file the path inside the package, or empty for the package as a whole
 * @param at the place: a JSON Pointer, an element's id, or a line
 * @param message what is wrong, the wrong value in {@code <…>}, what would be right
 */
public record Finding(Severity severity, String file, String at, String message) {

    public static Finding error(String file, String at, String message) {
        return new Finding(Severity.ERROR, file, at, message);
    }

    public static Finding warning(String file, String at, String message) {
        return new Finding(Severity.WARNING, file, at, message);
    }

    public static Finding hint(String file, String at, String message) {
        return new Finding(Severity.HINT, file, at, message);
    }

    public boolean stopsPublishing() {
        return severity == Severity.ERROR;
    }
}
