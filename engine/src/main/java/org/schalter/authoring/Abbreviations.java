package org.schalter.authoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Capital letters that stand for words, and whether somebody says for which. */
final class Abbreviations {

    /** With nothing of a word, a number or a sign around them: no number plate, no file type, no placeholder. */
    private static final Pattern CAPITALS = Pattern.compile(
            "(?<![\\p{L}\\p{N}{._/§-])\\p{Lu}{2,6}(?![\\p{L}\\p{N}}_/]|-\\p{Lu}|[.-]?\\p{N}|\\s\\p{N})");

    /** Everybody knows them, or knows them no other way. */
    private static final Set<String> KNOWN =
            new HashSet<>(Arrays.asList(("IBAN BIC SEPA PDF JPG JPEG PNG GIF HEIC TIFF ZIP CSV XML URL WWW SMS MMS PIN"
                + " TAN PUK QR GPS EU US USA UK UTC DDR BRD UN UNO NATO EUR USD CHF AG KG GBR EG UG SE PLZ TV CD DVD"
                + " USB LED PC IT ID OK KFZ PKW LKW WC ARD ZDF DIN ISO EN TÜV ADAC DHL DNA BAFÖG DRK THW NRW BW BY HH"
                + " NI RP SH SL SN ST TH MV BB BE GMBH MB KB GB KM KG CM MM QM HIV AIDS VIP FAQ AM PM NHS AGB FSJ BFD"
                + " MO DI MI DO FR SA SO UHR PS NB LKFZ ELSTER BUND DE")
                    .split(" ")));

    private static final Pattern ROMAN = Pattern.compile("[IVXLC]+");
    private static final Pattern LAW = Pattern.compile("§|\\bArt\\.|\\bAbs\\.|\\bArticle \\d|\\bSection \\d");

    private Abbreviations() {}

    /** Those of a text that nothing explains, neither here nor elsewhere. */
    static Stream<String> in(String text, String everything) {
        boolean shouted = text.chars().noneMatch(Character::isLowerCase);
        if (shouted || LAW.matcher(text).find()) {
            return Stream.empty();
        }
        return CAPITALS.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(it -> !KNOWN.contains(it) && !ROMAN.matcher(it).matches())
                .filter(it -> !isExplained(it, everything))
                .distinct();
    }

    private static boolean isExplained(String abbreviation, String everything) {
        String name = Pattern.quote(abbreviation);
        return Pattern.compile("\\([^()]*" + name + "[^()]*\\)|\\b" + name
                        + "(?:\\s*\\(|:|\\s*=|\\s+(?:steht für|heißt|bedeutet|stands for|means)\\b)|" + "[„“\"]" + name
                        + "[“”\"]")
                .matcher(everything)
                .find();
    }
}
