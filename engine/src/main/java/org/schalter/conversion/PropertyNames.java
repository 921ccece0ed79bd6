package org.schalter.conversion;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the properties of one object: as FEEL can read them, each once. */
final class PropertyNames {

    private static final int LONGEST = 40;

    private final Set<String> taken = new HashSet<>();

    /** From a title, in the way of programs: {@code Straße und Nummer} is {@code strasseUndNummer}. */
    String ofTitle(String title) {
        var words = plain(title).split("[^A-Za-z0-9]+");
        var name = new StringBuilder();
        for (var word : words) {
            if (!word.isEmpty() && name.length() + word.length() <= LONGEST) {
                var lower = word.toLowerCase(Locale.ROOT);
                name.append(name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
            }
        }
        return unique(name.toString());
    }

    /** As it is, but for characters that no expression could name. */
    String ofKey(String key) {
        return unique(plain(key).replaceAll("[^A-Za-z0-9_]", "_"));
    }

    private String unique(String wanted) {
        var name = wanted.isEmpty() ? "field" : Character.isDigit(wanted.charAt(0)) ? "_" + wanted : wanted;
        var free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + i;
        }
        return free;
    }

    private static String plain(String text) {
        var german = text.replace("ß", "ss")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue");
        return Normalizer.normalize(german, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
