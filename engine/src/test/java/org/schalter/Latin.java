package org.schalter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schalter.validation.FormModel;

/** The characters and sequences of DIN 91379, group by group; what names, addresses and firms in Europe are written with. */
public enum Latin {
    /** Letters, sequences and the signs N1: set A, the names of persons. */
    PERSONS {
        @Override
        public List<String> characters() {
            return letters();
        }
    },
    /** The signs N2, which come with places, streets and numbers. */
    PLACES {
        @Override
        public List<String> characters() {
            return each("0123456789!\"#$%&()*+/:;<=>?@[\\]^_{|}¡¢£¥§©ª«¬®¯°±²³µ¶¹º»¿×÷€");
        }
    },
    /** The signs N3, which come with firms and products. */
    FIRMS {
        @Override
        public List<String> characters() {
            return each("¤¦¸¼½¾");
        }
    },
    /** The signs N4: they divide what stands before from what stands behind. */
    DIVIDED {
        @Override
        public List<String> characters() {
            return List.of("a\tb", "c\nd", "e\u00a0f");
        }
    },
    GREEK {
        @Override
        public List<String> characters() {
            return within(0x386, 0x3CE);
        }
    },
    CYRILLIC {
        @Override
        public List<String> characters() {
            return Stream.concat(within(0x410, 0x44F).stream(), Stream.of("Ѝ", "ѝ"))
                    .filter(letter -> !"ЫыЭэ".contains(letter))
                    .toList();
        }
    },
    /** The signs E1. */
    SIGNS {
        @Override
        public List<String> characters() {
            return each("ƒʰʳˆ˜ˢᵈᵗ‘‚“”„†…‰′″‹›⁰⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉™");
        }
    },
    /** Those of the signs E1 that no font of our letters has: there they are named, and nowhere else. */
    MATHEMATICS {
        @Override
        public List<String> characters() {
            return each("∞≤≥");
        }

        @Override
        public String onPaper() {
            return "[U+221E] [U+2264] [U+2265]";
        }
    };

    public abstract List<String> characters();

    /** All of them in one text. */
    public String text() {
        return String.join(" ", characters()).strip();
    }

    /** As a letter shows it. */
    public String onPaper() {
        return text();
    }

    /** What is left of a text whose lines were broken elsewhere, or whose characters were taken apart. */
    public static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", "");
    }

    private static List<String> each(String characters) {
        return characters.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> within(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
    }

    /** What our pattern of set A takes. */
    private static List<String> letters() {
        Pattern pattern = pattern();
        List<String> single = IntStream.range(0x21, 0x2200)
                .mapToObj(Character::toString)
                .filter(one -> pattern.matcher(one).matches())
                .toList();
        Stream<String> marked = single.stream()
                .flatMap(letter -> IntStream.range(0x300, 0x370).mapToObj(mark -> letter + Character.toString(mark)))
                .filter(one -> Normalizer.isNormalized(one, Normalizer.Form.NFC))
                .filter(one -> pattern.matcher(one).matches());
        Stream<String> twiceMarked = Stream.of(
                "C\u0328\u0306",
                "c\u0328\u0306",
                "K\u035FH",
                "K\u035Fh",
                "k\u035Fh",
                "L\u0325\u0304",
                "l\u0325\u0304",
                "R\u0325\u0304",
                "r\u0325\u0304",
                "S\u031B\u0304",
                "s\u031B\u0304");
        return Stream.of(single.stream(), marked, twiceMarked).flatMap(it -> it).collect(Collectors.toList());
    }

    private static Pattern pattern() {
        try (InputStream in = Objects.requireNonNull(FormModel.class.getResourceAsStream("din91379-a.txt"))) {
            return Pattern.compile(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
