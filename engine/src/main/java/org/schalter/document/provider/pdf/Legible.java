package org.schalter.document.provider.pdf;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * A page with every character the font lacks replaced by something a reader sees, never by nothing: first by its plain
 * form (a ligature's letters), else by its number in brackets.
 */
record Legible(String text, Set<String> replaced) {

    static Legible of(String text, IntPredicate shows) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length());
        Set<String> replaced = new TreeSet<>();
        composed.codePoints().forEach(c -> {
            if (c < 0x80 || shows.test(c)) {
                out.appendCodePoint(c);
            } else if (!invisible(c)) {
                out.append(plain(c, shows, replaced));
            }
        });
        return new Legible(out.toString(), replaced);
    }

    private static String plain(int character, IntPredicate shows, Set<String> replaced) {
        String compatible = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        if (compatible.codePoints().allMatch(c -> c >= ' ' && c != '<' && c != '&' && shows.test(c))) {
            return compatible;
        }
        String number = String.format(Locale.ROOT, "[U+%04X]", character);
        replaced.add(number);
        return number;
    }

    /** Soft hyphens, joiners, direction marks, variation selectors: they show nothing in any font. */
    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT || c >= 0xFE00 && c <= 0xFE0F;
    }
}
