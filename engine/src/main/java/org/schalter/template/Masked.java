package org.schalter.template;

/**
 * Words of which a reader who holds the document recognises his own, and nobody else learns them: the first and the last
 * letter of each stay.
 */
public final class Masked {

    private Masked() {}

    public static String of(String text) {
        StringBuilder masked = new StringBuilder();
        for (String word : text.split("(?<=[^\\p{L}\\p{N}])|(?=[^\\p{L}\\p{N}])")) {
            masked.append(word(word));
        }
        return masked.toString();
    }

    private static String word(String word) {
        int[] letters = word.codePoints().toArray();
        if (letters.length < 2 || !Character.isLetterOrDigit(letters[0])) {
            return letters.length == 1 && Character.isLetterOrDigit(letters[0]) ? "•" : word;
        }
        String first = Character.toString(letters[0]);
        String last = Character.toString(letters[letters.length - 1]);
        return letters.length == 2 ? first + "•" : first + "•".repeat(letters.length - 2) + last;
    }
}
