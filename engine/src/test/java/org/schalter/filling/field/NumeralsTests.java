package org.schalter.filling.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30,70 | 30.70",
                "1.234,50 | 1234.50",
                "1234,5 | 1234.5",
                "1.234 | 1234",
                "1.234.567 | 1234567",
                "-3 | -3",
                "1 234,50 | 1234.50",
                "0,1 | 0.1",
                "30.70 | 30.70",
                "+5 | 5",
                "\u22123,5 | -3.5"
            })
    void readsGermanNumbersExactly(String typed, String number) {
        assertThat(Numerals.read(typed, Locale.GERMAN)).hasToString(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"30.70 | 30.70", "1,234.50 | 1234.50", "1,234 | 1234", "0.125 | 0.125", "30,70 | 30.70"})
    void readsEnglishNumbersExactly(String typed, String number) {
        assertThat(Numerals.read(typed, Locale.ENGLISH)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zwei", "1.23.4", "1,2,3", "12.34.567", "1e9", "0x10", "NaN", "--1", ",5", "5,", "1.2345", "٣"})
    void refusesWhatIsNoGermanNumber(String typed) {
        assertThat(Numerals.read(typed, Locale.GERMAN)).isNull();
    }

    @Test
    void refusesANumberOfTenThousandDigits() {
        assertThat(Numerals.read("9".repeat(10_000), Locale.GERMAN)).isNull();
    }

    @Test
    void saysAmountsAsPeopleReadThem() {
        assertThat(Numerals.say(new java.math.BigDecimal("1234.5"), 2, Locale.GERMAN))
                .isEqualTo("1.234,50");
        assertThat(Numerals.say(new java.math.BigDecimal("1234.5"), 2, Locale.ENGLISH))
                .isEqualTo("1,234.50");
    }
}
