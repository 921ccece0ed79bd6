package org.schalter.definition;

import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What findings that have a code say, in German and English; the texts are the stage's own. */
final class FindingWords {

    private static final ResourceBundle GERMAN = bundle(Locale.GERMAN);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private FindingWords() {}

    static String of(String code, List<String> values, Locale language) {
        var german = language.getLanguage().equals("de");
        var pattern = (german ? GERMAN : ENGLISH).getString("finding." + code);
        return new MessageFormat(pattern, german ? Locale.GERMAN : Locale.ENGLISH).format(values.toArray());
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "texts.definition",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
