package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.TinyService;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;

class EveryFormIsSoundTests {

    private final TinyService service = TinyService.named("sound");

    @Test
    void findsNothingWrongInASoundForm() {
        assertThat(errors()).isEmpty();
    }

    @Test
    void findsAReferenceThatLeadsNowhere() {
        service.changing("form/schema.json", "\"type\": \"integer\"", "\"$ref\": \"#/$defs/missing\"");

        assertThat(errors())
                .anySatisfy(it -> assertThat(it).contains("form/schema.json").contains("missing"));
    }

    @Test
    void looksAtTheClerksFormsToo() {
        service.with(
                "tasks/review/schema.json",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/gone\"}}}");

        assertThat(errors()).anySatisfy(it -> assertThat(it).contains("tasks/review/schema.json"));
    }

    @Test
    void findsAFeeThatAsksForWhatNobodyIsAsked() {
        fee("answers.age * answers.shoeSize");

        assertThat(errors())
                .singleElement()
                .asString()
                .contains("decisions/fee.dmn")
                .contains("<answers.shoeSize>");
    }

    @Test
    void findsAFeeThatUsesMoreThanTheAnswers() {
        fee("tasks.review.amount");

        assertThat(errors()).singleElement().asString().contains("<tasks.review.amount>");
    }

    @Test
    void takesAFeeThatFollowsFromTheAnswers() {
        fee("answers.age * 2");

        assertThat(errors()).isEmpty();
    }

    private void fee(String feel) {
        var dmn = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="urn:test">
              <decision id="fee" name="fee"><literalExpression><text>%s</text></literalExpression></decision>
            </definitions>
            """.formatted(feel);
        service.with("decisions/fee.dmn", dmn).and("service.yaml", "fee: {decision: decisions/fee.dmn}\n");
    }

    private List<String> errors() {
        return new EveryFormIsSound()
                .check(PackageReader.readZip(service.zip()).service().orElseThrow()).stream()
                        .filter(Finding::stopsPublishing)
                        .map(it -> it.file() + " " + it.at() + " " + it.message())
                        .toList();
    }
}
