package org.schalter.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** What citizens read is short, says what it means, and explains its abbreviations. */
@Component
class EveryTextIsPlain implements ServiceCheck {

    private static final int LONGEST_SENTENCE = 40;
    private static final int LONGEST_QUOTE = 60;

    /** A full stop ends a sentence where white space and a capital letter follow; so do line breaks. */
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:;])\\s+(?=\\p{Lu})|\\n+");

    private static final Pattern HERE = Pattern.compile(
            "(?iu)\\b(?:hier klicken|klick(?:en sie)? (?:bitte )?hier|(?:click|tap|press) here|(?:click|tap) (?:on"
                    + " )?this link)\\b");

    @Override
    public String id() {
        return "every-text-is-plain";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        List<Words> all = Words.of(candidate);
        Map<String, String> everything = new HashMap<>();
        all.forEach(words -> everything.merge(words.language(), words.text(), (one, other) -> one + "\n" + other));
        Set<String> told = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Words words : all) {
            here(words, findings);
            sentences(words, findings);
            if (words.kind() != Words.Kind.NAME) {
                Abbreviations.in(words.text(), everything.getOrDefault(words.language(), ""))
                        .filter(it -> told.add(words.language() + " " + it))
                        .forEach(it -> findings.add(hint(words, "abbreviation", it)));
            }
        }
        return findings;
    }

    private static void here(Words words, List<Finding> findings) {
        var found = HERE.matcher(words.text());
        if (found.find()) {
            findings.add(Finding.of(Severity.WARNING, words.file(), words.at(), "click-here", found.group()));
        }
    }

    private static void sentences(Words words, List<Finding> findings) {
        for (String sentence : SENTENCE.split(words.text(), -1)) {
            int count = sentence.isBlank() ? 0 : sentence.strip().split("\\s+", -1).length;
            if (count > LONGEST_SENTENCE) {
                findings.add(hint(
                        words,
                        "sentence-long",
                        String.valueOf(count),
                        quoted(sentence.strip()),
                        String.valueOf(LONGEST_SENTENCE)));
            }
        }
    }

    private static String quoted(String text) {
        int end = Math.min(text.codePointCount(0, text.length()), LONGEST_QUOTE);
        String beginning = text.substring(0, text.offsetByCodePoints(0, end));
        return beginning.length() < text.length() ? beginning + "…" : text;
    }

    private static Finding hint(Words words, String code, String... values) {
        return Finding.of(Severity.HINT, words.file(), words.at(), code, values);
    }
}
