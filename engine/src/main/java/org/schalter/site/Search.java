package org.schalter.site;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds what people type in what is written: every word somewhere, without case, with or without dots on their vowels. */
public final class Search {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Search() {}

    /** Whether every word of the search occurs in the text; an empty search fits everything. */
    public static boolean fits(String text, String search) {
        return Arrays.stream(SPACES.split(folded(search).strip())).allMatch(folded(text)::contains);
    }

    private static String folded(String text) {
        var plain = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue");
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    }
}
