package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeListTests {

    private static final String ASKS = """
        {"type": "object", "properties": {"size": {"type": "string", "title": "Größe", "x-codelist": "%s"}}}
        """;

    @Test
    void isReadFromThePackage() {
        Reading reading = Packages.withSchema(ASKS.formatted("sizes"))
                .with("texts/en.properties", "form.size.title=Size\n")
                .with("codelists/sizes.yaml", """
                    entries:
                      - {code: S, text: {de: Klein, en: Small}, until: 2026-06-30}
                      - {code: NO, text: Keine, from: 2026-02-01}
                    """)
                .read();

        assertThat(reading.findings()).isEmpty();
        ServicePackage service = reading.service().orElseThrow();
        List<CodeList.Entry> entries = service.form().codeLists().get("sizes").entries();
        assertThat(entries).extracting(CodeList.Entry::code).containsExactly("S", "NO");
        assertThat(entries.getFirst().text().in("en")).isEqualTo("Small");
        assertThat(entries.getFirst().offeredOn(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(entries.getFirst().offeredOn(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(entries.getLast().offeredOn(LocalDate.of(2026, 1, 31))).isFalse();
        assertThat(service.copied()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithIt() {
        assertThat(Packages.withSchema(ASKS.formatted("sizes"))
                        .with("texts/en.properties", "form.size.title=Size\n")
                        .with("codelists/sizes.yaml", """
                            entries:
                              - {code: S, text: Klein}
                              - {code: S, text: Groß, from: 2026-02-01, until: 2026-01-31}
                            """)
                        .findings())
                .containsExactly(
                        "error codelists/sizes.yaml /entries/1/code: the code <S> stands twice; expected each once",
                        "error codelists/sizes.yaml /entries/1/until: <2026-01-31> is before <2026-02-01>; expected a"
                                + " day on which it may be chosen");
        assertThat(Packages.sound()
                        .with("codelists/sizes.yaml", "entries: [{code: 1, text: Klein}]")
                        .findings())
                .containsExactly(
                        "error codelists/sizes.yaml /entries/0/code: <1> does not fit; expected a text, in quotes"
                                + " where it looks like a number");
    }

    @Test
    void mustBeThereAndBeOfUse() {
        assertThat(Packages.withSchema(ASKS.formatted("nowhere"))
                        .with("texts/en.properties", "form.size.title=Size\n")
                        .with("codelists/sizes.yaml", "entries: [{code: S, text: Klein}]")
                        .findings())
                .containsExactly(
                        "error form/schema.json /properties/size/x-codelist: there is no code list <nowhere>; expected"
                                + " the file <codelists/nowhere.yaml>, or the name of a list of the forms library",
                        "warning codelists/sizes.yaml: no form names the code list <sizes>; expected a field with"
                                + " <\"x-codelist\": \"sizes\">");
    }

    @Test
    void isCopiedFromTheLibraryOnceAndForAll() {
        Packages naming =
                Packages.withSchema(ASKS.formatted("times")).with("texts/en.properties", "form.size.title=Size\n");

        ServicePackage service = naming.read().service().orElseThrow();

        assertThat(service.copied()).containsExactly("codelists/times.yaml");
        assertThat(service.text("codelists/times.yaml").orElseThrow()).contains("Formerly");
        ServicePackage again = PackageReader.readZip(service.zip()).service().orElseThrow();
        assertThat(again.hash()).isEqualTo(service.hash());
        assertThat(again.copied()).isEmpty();
        assertThat(naming.with("codelists/times.yaml", "entries: [{code: own, text: Eigene}]")
                        .read()
                        .service()
                        .orElseThrow()
                        .form()
                        .codeLists()
                        .get("times")
                        .entries())
                .hasSize(1);
    }

    @Test
    void ofTheLibraryKnowsEveryCountry() {
        CodeList countries = new FormDefinition(
                        "form", StrictJson.parse(ASKS.formatted("staaten")), java.util.Optional.empty())
                .codeLists()
                .get("staaten");

        assertThat(countries.entries())
                .extracting(CodeList.Entry::code)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Locale.getISOCountries()));
        assertThat(countries.entry("NO").orElseThrow().text().in("de")).isEqualTo("Norwegen");
    }
}
