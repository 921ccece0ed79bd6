package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "email ¦ erika@musterstadt.example ¦ true",
                "email ¦ o'neill+dog@a-b.co.uk ¦ true",
                "email ¦ nope ¦ false",
                "email ¦ a@b ¦ false",
                "email ¦ a..b@c.de ¦ false",
                "email ¦ müller@c.de ¦ false",
                "email ¦ a b@c.de ¦ false",
                "email ¦ <a@c.de> ¦ false",
                "idn-email ¦ müller@düren.de ¦ true",
                "idn-email ¦ nope ¦ false",
                "iban ¦ DE02120300000000202051 ¦ true",
                "iban ¦ DE02 1203 0000 0000 2020 51 ¦ true",
                "iban ¦ de02120300000000202051 ¦ true",
                "iban ¦ DE03120300000000202051 ¦ false",
                "iban ¦ NL91ABNA0417164300 ¦ true",
                "iban ¦ 4711 ¦ false",
                "postal-code-de ¦ 52349 ¦ true",
                "postal-code-de ¦ 01067 ¦ true",
                "postal-code-de ¦ 5234 ¦ false",
                "postal-code-de ¦ D-52349 ¦ false",
                "postal-code-de ¦ 00123 ¦ false",
                "phone ¦ 02421 25-0 ¦ true",
                "phone ¦ +49 2421 250 ¦ true",
                "phone ¦ +31 20 555 1234 ¦ true",
                "phone ¦ 0170/1234567 ¦ true",
                "phone ¦ 12 ¦ false",
                "phone ¦ call me ¦ false",
                "phone ¦ 0800-FLOWERS ¦ false",
                "licence-plate-de ¦ DN-AB 123 ¦ true",
                "licence-plate-de ¦ DN AB 123E ¦ true",
                "licence-plate-de ¦ M-X 1 ¦ true",
                "licence-plate-de ¦ TÜ-A 9999H ¦ true",
                "licence-plate-de ¦ AB 123 ¦ false",
                "licence-plate-de ¦ DN-SS 88 ¦ false",
                "licence-plate-de ¦ DN-AB 0123 ¦ false",
                "licence-plate-de ¦ DUEN-A 1 ¦ false",
                "licence-plate-de ¦ WND-AB 1234H ¦ false",
                "din91379-a ¦ Łódź-Nguyễn O'Neill ¦ true",
                "din91379-a ¦ C\u0306 ¦ true",
                "din91379-a ¦ Müller2 ¦ false",
                "din91379-a ¦ Иван ¦ false",
                "din91379-a ¦ 😀 ¦ false",
                "money ¦ 30.70 ¦ true",
                "money ¦ -5.00 ¦ true",
                "money ¦ 30,70 ¦ false",
                "money ¦ 30.7 ¦ false",
                "money ¦ 1e2 ¦ false",
                "date ¦ 2024-02-29 ¦ true",
                "date ¦ 2026-02-29 ¦ false",
                "date ¦ 31.12.2026 ¦ false",
                "date ¦ 2026-2-1 ¦ false",
                "time ¦ 14:30:00Z ¦ true",
                "date-time ¦ 2026-03-29T02:30:00+01:00 ¦ true",
                "uuid ¦ 2eb8aa08-aa98-11ea-b4aa-73b441d16380 ¦ true",
                "uri ¦ https://www.dueren.de ¦ true"
            })
    void knowsHowThingsAreWritten(String format, String text, boolean right) {
        FormModel form = Forms.form("{'properties':{'a':{'type':'string','format':'" + format + "'}}}");
        var answers = tools.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("a", text);

        assertThat(form.validate(answers, Forms.german()) instanceof Verdict.Accepted)
                .as(format + " " + text)
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "money ¦ 30.7 ¦ true",
                "money ¦ 30.705 ¦ false",
                "point ¦ {'type':'Point','coordinates':[6.48,50.8]} ¦ true",
                "point ¦ {'type':'Point','coordinates':[50.8,96.48]} ¦ false",
                "point ¦ {'type':'Point','coordinates':['6','50']} ¦ false",
                "point ¦ {'type':'LineString','coordinates':[6,50]} ¦ false"
            })
    void knowsHowNumbersAndPointsAreWritten(String format, String value, boolean right) {
        FormModel form = Forms.form("{'properties':{'a':{'format':'" + format + "'}}}");

        assertThat(Forms.verdict(form, "{'a':" + value + "}") instanceof Verdict.Accepted)
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"known, true", "foreign, false"})
    void asksWhetherAnUploadIsThere(String id, boolean there) {
        FormModel form =
                Forms.form("{'properties':{'a':{'type':'string','format':'file','contentMediaType':'image/png'}}}");

        Verdict verdict =
                form.validate(Forms.json("{'a':'" + id + "'}"), Forms.german().withUploads("known"::equals));

        assertThat(verdict instanceof Verdict.Accepted).isEqualTo(there);
    }
}
