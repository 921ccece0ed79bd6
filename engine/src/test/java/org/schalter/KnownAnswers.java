package org.schalter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers that others have stored wrongly: days at the edges of calendars, exact decimals, names of all Europe. */
final class KnownAnswers {

    static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "day", "number"],
         "properties": {"name": {"type": "string", "title": "Name"},
           "day": {"type": "string", "format": "date", "title": "Tag"},
           "time": {"type": "string", "format": "time", "title": "Zeit"},
           "moment": {"type": "string", "format": "date-time", "title": "Zeitpunkt"},
           "number": {"type": "number", "title": "Zahl"},
           "count": {"type": "integer", "title": "Anzahl"},
           "amount": {"type": "string", "format": "money", "title": "Betrag"},
           "yes": {"type": "boolean", "title": "Ja"},
           "rows": {"type": "array", "title": "Zeilen", "items": {"type": "object", "properties": {
             "name": {"type": "string", "title": "Name"}, "day": {"type": "string", "format": "date", "title": "Tag"}}}}}}
        """;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** First days, last days, leap days, and the days on which clocks are put forward and back. */
    private static final List<String> DAYS = List.of(
            "0001-01-01",
            "1582-10-04",
            "1582-10-15",
            "1600-02-29",
            "1893-04-01",
            "1899-12-31",
            "1900-02-28",
            "1916-04-30",
            "1940-04-01",
            "1945-05-24",
            "1969-12-31",
            "1970-01-01",
            "1980-04-06",
            "1999-12-31",
            "2000-02-29",
            "2004-02-29",
            "2026-03-29",
            "2026-10-25",
            "2038-01-19",
            "2100-02-28",
            "9999-12-31");

    private static final List<String> MOMENTS = List.of(
            "1940-04-01T02:30:00+01:00",
            "1970-01-01T00:00:00Z",
            "2026-03-29T02:30:00+01:00",
            "2026-10-25T02:30:00+02:00",
            "2026-10-25T02:30:00+01:00",
            "2038-01-19T03:14:08Z",
            "2026-12-31T23:59:59.999999999-11:00");
    private static final List<String> NUMBERS = List.of(
            "0",
            "0.1",
            "0.30000000000000004",
            "-0.005",
            "1.10",
            "2.675",
            "9007199254740993",
            "12345678901234567890.12",
            "1e-7",
            "99999999999999999999.99999999");
    private static final List<String> AMOUNTS =
            List.of("0.00", "0.01", "0.10", "1.10", "29.99", "-5.00", "1234567890123.67");

    private final List<String> names;

    KnownAnswers() {
        this.names = Stream.of(Latin.values())
                .flatMap(set -> pieces(set.characters()))
                .toList();
    }

    private static Stream<String> pieces(List<String> characters) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < characters.size(); from += 40) {
            pieces.add(String.join("", characters.subList(from, Math.min(from + 40, characters.size()))));
        }
        return pieces.stream();
    }

    /** The answers of that number; the numbers are all different by their names. */
    ObjectNode number(int n) {
        var answers = JSON.createObjectNode();
        answers.put("name", "Nr. " + n + " " + of(names, n));
        answers.put("day", of(DAYS, n));
        answers.put("time", "%02d:%02d:%02dZ".formatted(n % 24, n % 60, n * 7 % 60));
        answers.put("moment", of(MOMENTS, n));
        answers.set("number", JsonNodeFactory.instance.numberNode(new BigDecimal(of(NUMBERS, n))));
        answers.put("count", n * 1_000_003L);
        answers.put("amount", of(AMOUNTS, n));
        answers.put("yes", n % 2 == 0);
        var rows = answers.putArray("rows");
        for (int i = 0; i < n % 4; i++) {
            rows.addObject().put("name", of(names, n + i)).put("day", of(DAYS, n + i));
        }
        return answers;
    }

    private static String of(List<String> values, int n) {
        return values.get(n % values.size());
    }

    /** As whoever reads them would compare them: numbers by what they are worth, to the last digit. */
    static String differences(JsonNode expected, JsonNode actual) {
        var worth = (java.util.Comparator<JsonNode>) (one, other) -> one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
        return expected.equals(worth, actual) ? "" : "sent " + expected + "\nkept " + actual;
    }
}
