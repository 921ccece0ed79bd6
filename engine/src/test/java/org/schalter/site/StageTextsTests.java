package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class StageTextsTests {

    private final StageTexts texts = new StageTexts();

    @Test
    void speaksEachLanguage() {
        assertThat(texts.getMessage("site.sign-in", null, Locale.GERMANY)).isEqualTo("Anmelden");
        assertThat(texts.getMessage("site.sign-in", null, Locale.UK)).isEqualTo("Sign in");
    }

    @Test
    void fallsBackToGermanForAnyOtherLanguage() {
        assertThat(texts.getMessage("site.sign-in", null, Locale.FRENCH)).isEqualTo("Anmelden");
    }

    @Test
    void fillsInArguments() {
        assertThat(texts.getMessage("identity.with", new Object[] {"{0} O'Neill"}, Locale.ENGLISH))
                .isEqualTo("Sign in with {0} O'Neill");
    }

    @Test
    void leavesApostrophesAlone() {
        assertThat(texts.getMessage("site.error.400.advice", null, Locale.ENGLISH))
                .doesNotContain("''");
        assertThat(texts.getMessage("site.error.405.title", new Object[] {"x"}, Locale.ENGLISH))
                .contains("can't");
    }

    @Test
    void knowsNothingOfAnUnknownKey() {
        assertThat(texts.getMessage("site.no-such-text", null, null, Locale.ENGLISH))
                .isNull();
    }
}
