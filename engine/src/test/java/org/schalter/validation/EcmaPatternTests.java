package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTests {

    private static final Duration NOT_A_HANG = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|a)*$",
                "^(a|aa)+$",
                "^([a-zA-Z]+)*$",
                "(.*a){25}$x",
                "^(\\w+\\s?)*$",
                "(x+x+)+y",
                "^(?=(a+)+$)b",
                "^(?:(a+)+\\1)+$",
                "^(?!x)(a*)*b",
                "(?=(.*)*x)y",
                "^(.*a){20}(?!x)$",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(a?){50}a{50}$z"
            })
    void neverHangsOnFiftyThousandCharacters(String pattern) {
        String text = "a".repeat(50_000) + "!";

        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        NOT_A_HANG, () -> EcmaPattern.of(pattern).test(text)))
                .isNotNull();
    }

    @Test
    void answersExactlyWhereALinearEngineKnowsThePattern() {
        assertThat(EcmaPattern.of("^(a+)+$").test("a".repeat(50_000))).isEqualTo(EcmaPattern.Outcome.MATCHES);
        assertThat(EcmaPattern.of("^(a+)+$").test("a".repeat(50_000) + "!")).isEqualTo(EcmaPattern.Outcome.DIFFERS);
    }

    @Test
    void saysSoWhereNoEngineCanAffordIt() {
        assertThat(EcmaPattern.of("^(?:(a+)+\\1)+$").test("a".repeat(50) + "!"))
                .isEqualTo(EcmaPattern.Outcome.TOO_COSTLY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "^[0-9]{5}$ ¦ 52349 ¦ true",
                "^\\d{5}$ ¦ ٥٢٣٤٩ ¦ false",
                "^\\w+$ ¦ ü ¦ false",
                "b ¦ abc ¦ true",
                "^a.c$ ¦ a😀c ¦ true",
                "^[[]$ ¦ [ ¦ true",
                "^[a&&b]$ ¦ & ¦ true",
                "^\\u00e4$ ¦ ä ¦ true",
                "^\\u{1F600}$ ¦ 😀 ¦ true",
                "^\\p{L}+$ ¦ Łódź ¦ true",
                "^\\p{Script=Greek}+$ ¦ αβγ ¦ true",
                "^[\\w-]+$ ¦ a-b ¦ true",
                "^a{,3}$ ¦ a{,3} ¦ true",
                "^(?<y>\\d{4})-\\k<y>$ ¦ 2026-2026 ¦ true",
                "^(?<=x)?a$ ¦ a ¦ true",
                "^[^]$ ¦ x ¦ true",
                "^\\cJ?\\/x$ ¦ /x ¦ true",
                "^(?!00)\\d+$ ¦ 00123 ¦ false"
            })
    void readsPatternsAsEcma262Does(String pattern, String text, boolean matches) {
        assertThat(EcmaPattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void takesTheEndOfTheTextForTheEndOnly() {
        assertThat(EcmaPattern.of("^a$").matches("a\n")).isFalse();
        assertThat(EcmaPattern.of("^a.b$").matches("a\u2028b")).isFalse();
        assertThat(EcmaPattern.of("^a\\sb$").matches("a\u00a0b")).isTrue();
        assertThat(EcmaPattern.of("^a[\\S]b$").matches("a\u00a0b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a**", "a++", "(?i)a", "\\Qa\\E", "\\", "(?>a)"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> EcmaPattern.of(pattern)).isInstanceOf(PatternSyntaxException.class);
    }
}
