package org.schalter.comparison;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts changes into words. */
@Component
public class Sentences {

    private static final int LONGEST = 120;

    private final MessageSource texts;

    Sentences(MessageSource texts) {
        this.texts = texts;
    }

    /** What has changed, as one sentence. */
    public String sentence(Change change, Locale locale) {
        Object[] words =
                change.said().stream().map(it -> shortened(words(it, locale))).toArray();
        return texts.getMessage("comparison." + change.what(), words, locale);
    }

    /** What that means for people who have begun. */
    public String reason(Change change, Locale locale) {
        return texts.getMessage("comparison.why." + change.why().word(), null, locale);
    }

    private String words(Said said, Locale locale) {
        return switch (said) {
            case Said.Words it -> it.byLanguage().apply(locale.getLanguage());
            case Said.Term it -> texts.getMessage("comparison.term." + it.key(), null, locale);
        };
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
