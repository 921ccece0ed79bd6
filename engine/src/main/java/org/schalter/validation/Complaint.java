package org.schalter.validation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault before it has words.
 *
 * @param variant which of a keyword's texts fits, such as {@code integer} of {@code type}; empty for the plain one
 * @param details what the text may name: {@code limit}, {@code format} …
 */
record Complaint(String at, String keyword, String variant, Map<String, Object> details, String schemaAt) {

    static Complaint of(String at, String keyword, String variant) {
        return new Complaint(at, keyword, variant, Map.of(), "");
    }

    Complaint with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Complaint(at, keyword, variant, more, schemaAt);
    }

    Complaint variant(String other) {
        return new Complaint(at, keyword, other, details, schemaAt);
    }

    Complaint from(String place) {
        return new Complaint(at, keyword, variant, details, place);
    }
}
