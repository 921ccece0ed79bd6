package org.schalter.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/**
 * Something about a service package that its author should know.
 *
 * @param file the path inside the package, or empty for the package as a whole
 * @param at the place: a JSON Pointer, an element's id, or a line
 * @param message what is wrong, the wrong value in {@code <…>}, what would be right
 * @param code what kind of finding it is, such as {@code text-missing}, where programs may act on it; else empty
 * @param values what its message says in {@code <…>}, where it has a code
 */
public record Finding(
        Severity severity,
        String file,
        String at,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> values) {

    public Finding {
        values = List.copyOf(values);
    }

    public Finding(Severity severity, String file, String at, String message) {
        this(severity, file, at, message, "", List.of());
    }

    public static Finding error(String file, String at, String message) {
        return new Finding(Severity.ERROR, file, at, message);
    }

    public static Finding warning(String file, String at, String message) {
        return new Finding(Severity.WARNING, file, at, message);
    }

    public static Finding hint(String file, String at, String message) {
        return new Finding(Severity.HINT, file, at, message);
    }

    /** One of the kinds that have a code, and words in German and English; in English at first. */
    public static Finding of(Severity severity, String file, String at, String code, String... values) {
        var said = List.of(values);
        return new Finding(severity, file, at, FindingWords.of(code, said, Locale.ENGLISH), code, said);
    }

    /** The same in another language, where it has words in it. */
    public Finding in(Locale language) {
        return code.isEmpty()
                ? this
                : new Finding(severity, file, at, FindingWords.of(code, values, language), code, values);
    }

    public boolean stopsPublishing() {
        return severity == Severity.ERROR;
    }
}
