package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatesTests {

    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2026-03-01T04:05:06.789+01:00");

    private final Dates dates = new Dates();

    @Test
    void writesAsGermansDo() {
        assertThat(dates.day(MOMENT, Locale.GERMAN)).isEqualTo("01.03.2026");
        assertThat(dates.minute(MOMENT, Locale.GERMAN)).isEqualTo("01.03.2026, 04:05 Uhr");
        assertThat(dates.second(MOMENT, Locale.GERMANY)).isEqualTo("01.03.2026, 04:05:06");
        assertThat(Dates.inWords(MOMENT, Locale.GERMAN)).isEqualTo("1. März 2026");
    }

    @Test
    void writesAsTheBritishDo() {
        assertThat(dates.day(MOMENT, Locale.ENGLISH)).isEqualTo("1 Mar 2026");
        assertThat(dates.minute(MOMENT, Locale.ENGLISH)).isEqualTo("1 Mar 2026, 04:05");
        assertThat(dates.second(MOMENT, Locale.US)).isEqualTo("1 Mar 2026, 04:05:06");
        assertThat(Dates.inWords(MOMENT, Locale.ENGLISH)).isEqualTo("1 March 2026");
    }

    @Test
    void writesAsHtmlWantsIt() {
        assertThat(dates.html(MOMENT)).isEqualTo("2026-03-01T04:05:06+01:00");
        assertThat(dates.html(MOMENT.toInstant())).isEqualTo("2026-03-01T03:05:06Z");
    }
}
