package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50,80361 | 50.80361",
                "50.80361 | 50.80361",
                "6.483 | 6.483",
                "\u22123,5° | -3.5",
                " + 7 | 7",
                "180 | 180"
            })
    void areReadWithCommaOrPoint(String typed, String degrees) {
        assertThat(Coordinates.degrees(typed)).hasToString(degrees);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N 50", "50° 48' 13\"", "1.234,5", "1e3", "50,", "--5", "1234"})
    void areNothingElse(String typed) {
        assertThat(Coordinates.degrees(typed)).isNull();
    }

    @Test
    void areSaidInTheirHalves() {
        Coordinates place = new Coordinates(new BigDecimal("50.80361"), new BigDecimal("-6.5"));

        assertThat(place.say(Locale.GERMAN)).isEqualTo("50,80361°\u00A0N, 6,5°\u00A0W");
        assertThat(place.say(Locale.ENGLISH)).isEqualTo("50.80361°\u00A0N, 6.5°\u00A0W");
    }
}
