package org.schalter.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;

class ChangesTests {

    private static final Path PERMIT =
            Path.of("../forms-library/src/main/resources/forms-library/services/parking-permit");
    private static final InFlight BUSY = new InFlight(3, 1, 2, 1);

    @Test
    void sameFilesDifferInNothing() {
        assertThat(Changes.between(permit(it -> it), permit(it -> it))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "maxLength": 80           | "maxLength": 90                                         | keyword-changed      | HARMLESS
        "maxLength": 80           | "maxLength": 20                                         | keyword-changed      | CARE
        , "maximum": 150          | ''                                                      | keyword-removed      | HARMLESS
        "minimum": 0              | "minimum": 18                                           | keyword-changed      | CARE
        "type": "integer"         | "type": "string"                                        | type-changed         | BREAKING
        "required": ["name"]      | "required": ["name", "age"]                             | field-required       | CARE
        "required": ["name"]      | "required": []                                          | field-optional       | HARMLESS
        "age": {                  | "aged": {                                               | field-renamed        | BREAKING
        "age": {                  | "pet": {"type": "string"}, "age": {                     | field-added          | HARMLESS
        "required": ["name"]      | "required": ["name"], "allOf": [{"properties": {"pet": {"type": "string"}}, "required": ["pet"]}] | field-added-required | CARE
        "title": "Alter"          | "title": "Lebensalter"                                  | title-changed        | HARMLESS
        "title": "Name"           | "title": "Name", "x-retention": "P3M"                   | keyword-added        | CARE
        "title": "Name"           | "title": "Name", "enum": ["A"]                          | choice-added         | CARE
        """)
    void tellsWhatChangesInAForm(String old, String fresh, String what, Weight weight) {
        var change =
                only(Changes.between(tiny(it -> it), tiny(it -> it.changing("form/schema.json", old, fresh))), what);

        assertThat(change.why().weight(BUSY)).isEqualTo(weight);
        assertThat(change.file()).isEqualTo("form/schema.json");
        assertThat(change.area()).isEqualTo(Area.FORM);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        form/schema.json   | "const": "family"               | "const": "relatives"               | choice-removed  | BREAKING
        decisions/fee.dmn  | <text>61.40</text>              | <text>70.00</text>                 | row-changed     | CARE
        decisions/fee.dmn  | id="twoYears"                   | id="biennial"                      | row-added       | CARE
        decisions/fee.dmn  | hitPolicy="UNIQUE"              | hitPolicy="FIRST"                  | columns-changed | CARE
        process.bpmn       | P14D                            | P30D                               | fact-changed    | CARE
        process.bpmn       | name="Fee"                      | name="Pay the fee"                 | node-renamed    | CARE
        process.bpmn       | payment.state = "paid"          | payment.state != "refused"         | way-condition   | CARE
        process.bpmn       | sourceRef="unpaid" targetRef="withdraw" | sourceRef="unpaid" targetRef="closed" | way-moved | CARE
        process.bpmn       | value="approved"                | value="unpaid"                     | fact-changed    | CARE
        service.yaml       | minimum: none                   | minimum: high                      | setting-changed | BREAKING
        """)
    void tellsWhatChangesInAService(String file, String old, String fresh, String what, Weight weight) {
        var changes = Changes.between(permit(it -> it), permit(it -> it.changing(file, old, fresh)));

        var change = changes.stream().filter(it -> it.what().equals(what)).findFirst();

        assertThat(change).as(changes.toString()).isPresent();
        assertThat(change.get().why().weight(BUSY)).isEqualTo(weight);
        assertThat(change.get().file()).isEqualTo(file);
    }

    @Test
    void whatIsGoneIsLostAndWhatMovedAlongWithItIsNotToldTwice() {
        var less = permit(it -> it.changing("form/schema.json", "\"vehicle\": {", "\"car\": {"));

        assertThat(Changes.between(permit(it -> it), less))
                .filteredOn(it -> it.area() == Area.FORM)
                .extracting(Change::what)
                .contains("field-renamed")
                .doesNotContain("field-removed", "field-added", "field-added-required");
    }

    @Test
    void nobodyInFlightMakesAChangeLighter() {
        assertThat(Why.ANSWERS_LOST.weight(InFlight.NOTHING)).isEqualTo(Weight.CARE);
        assertThat(Why.MUST_BE_ANSWERED.weight(InFlight.NOTHING)).isEqualTo(Weight.HARMLESS);
        assertThat(Why.PRIVACY.weight(InFlight.NOTHING)).isEqualTo(Weight.CARE);
        assertThat(Why.NEW_CASES.affected(BUSY)).isEqualTo(2);
    }

    @Test
    void placesAreThoseOfFindings() {
        var changed = permit(it -> it.changing(
                "form/schema.json", "\"title\": \"Kennzeichen\",", "\"title\": \"Kennzeichen\", \"maxLength\": 9,"));

        assertThat(only(Changes.between(permit(it -> it), changed), "keyword-added")
                        .at())
                .isEqualTo("/properties/vehicle/properties/plate");
    }

    @Test
    void wordsOfLettersAreToldByTheirParagraphs() {
        var one = permit(it -> it.with("documents/permit.html", "<h1>Ausweis</h1><p>Gilt ein Jahr.</p>"));
        var other = permit(it -> it.with("documents/permit.html", "<h1>Ausweis</h1><p>Gilt <b>zwei</b> Jahre.</p>"));

        var change = only(Changes.between(one, other), "passage-changed");

        assertThat(change.said().subList(2, 4))
                .extracting(it -> ((Said.Words) it).byLanguage().apply("de"))
                .containsExactly("Gilt ein Jahr.", "Gilt zwei Jahre.");
    }

    @Test
    void textsAreToldByLanguage() {
        var one = tiny(it -> it.with("texts/de.properties", "form.name.title=Name\nform.age.title=Alter\n"));
        var other = tiny(it -> it.with("texts/de.properties", "form.name.title=Ihr Name\n"));

        assertThat(Changes.between(one, other))
                .extracting(Change::what, Change::at)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("text-changed", "form.name.title"),
                        org.assertj.core.groups.Tuple.tuple("text-removed", "form.age.title"));
    }

    /** Whatever else differs, its file is named. */
    @Test
    void nothingGoesUnsaid() {
        var changed = permit(it -> it.with("README.md", "Anders.").and("process.bpmn", "<!-- moved -->"));

        assertThat(Changes.between(permit(it -> it), changed))
                .extracting(Change::what, Change::file)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("file-changed", "README.md"),
                        org.assertj.core.groups.Tuple.tuple("file-changed", "process.bpmn"));
    }

    private static Change only(List<Change> changes, String what) {
        assertThat(changes).extracting(Change::what).containsExactly(what);
        return changes.getFirst();
    }

    private static ServicePackage tiny(UnaryOperator<TinyService> change) {
        return read(change.apply(TinyService.named("compared")));
    }

    private static ServicePackage permit(UnaryOperator<TinyService> change) {
        return read(change.apply(TinyService.in(PERMIT, "parking-permit")));
    }

    private static ServicePackage read(TinyService service) {
        var reading = PackageReader.readZip(service.zip());
        return reading.service().orElseThrow(() -> new AssertionError(reading.findings()));
    }
}
