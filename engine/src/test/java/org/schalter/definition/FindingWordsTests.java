package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class FindingWordsTests {

    private static final List<String> VALUES = List.of("{a'", "b}", "c");

    /** A word that can't be filled in would take the place of the finding. */
    @Test
    void everyFindingCanBeSaidInGermanAndEnglish() {
        var german = ResourceBundle.getBundle("texts.definition", Locale.GERMAN);
        assertThat(german.keySet())
                .filteredOn(it -> it.startsWith("finding."))
                .hasSizeGreaterThan(90)
                .allSatisfy(key -> {
                    var code = key.substring("finding.".length());
                    for (var language : List.of(Locale.GERMAN, Locale.ENGLISH)) {
                        assertThat(FindingWords.of(code, VALUES, language))
                                .as(key)
                                .isNotBlank()
                                .doesNotContain("{0}", "{1}", "{2}");
                    }
                });
    }

    @Test
    void whatAnAuthorWroteIsSaidAsItIs() {
        var finding = Finding.of(Severity.ERROR, "texts/de.properties", "a", "text-broken", "{a'", "it ends");

        assertThat(finding.message()).startsWith("<{a'> is no message: it ends").endsWith("written '{'");
        assertThat(finding.in(Locale.GERMAN).message())
                .startsWith("<{a'> ist keine Nachricht")
                .endsWith("geschrieben");
    }
}
