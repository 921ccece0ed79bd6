package org.schalter.filling.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostedDateTests {

    @ParameterizedTest
    @CsvSource({"9,2,2026,2026-02-09", "09,02,2026,2026-02-09", "31,2,2026,2026-02-31", "29,2,2024,2024-02-29"})
    void becomesAnIsoDate(String day, String month, String year, String date) {
        assertThat(DateParts.read(posted(day, month, year))).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"'',Mai,26", "1,'',''", "32,13,99", "-5,1-2,2026", "'',0,''"})
    void isShownAgainAsItWasTyped(String day, String month, String year) {
        String kept = DateParts.read(posted(day, month, year));

        assertThat(DateParts.show(String.valueOf(kept)))
                .containsEntry("day", day.replace('-', '\u2011'))
                .containsEntry("month", month.equals("0") ? "0" : month.replace('-', '\u2011'))
                .containsEntry("year", year);
    }

    @Test
    void isAbsentWhenNothingWasTyped() {
        assertThat(DateParts.read(posted("", " ", ""))).isNull();
    }

    private static Posted posted(String day, String month, String year) {
        return new Posted(
                Map.of("/d.day", List.of(day), "/d.month", List.of(month), "/d.year", List.of(year)),
                "/d",
                Locale.GERMAN);
    }
}
