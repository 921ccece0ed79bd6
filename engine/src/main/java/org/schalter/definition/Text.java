package org.schalter.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text in several languages; the first language is the one it was written in. */
public record Text(Map<String, String> byLanguage) {

    public static final Text EMPTY = new Text(Map.of());

    public Text {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Text of(String language, String text) {
        return new Text(Map.of(language, text));
    }

    /** The text in this language, or in the nearest one there is; empty where there is none at all. */
    public String in(String language) {
        for (String candidate : fallbacks(language)) {
            String found = byLanguage.get(candidate);
            if (found != null) {
                return found;
            }
        }
        return byLanguage.values().stream().findFirst().orElse("");
    }

    /** A language and what stands in for it: {@code de-simple} before {@code de}, {@code en-GB} before {@code en}. */
    static List<String> fallbacks(String language) {
        int hyphen = language.indexOf('-');
        return hyphen < 0 ? List.of(language) : List.of(language, language.substring(0, hyphen));
    }
}
