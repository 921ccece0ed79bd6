package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;

class ProcessAdviceTests {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final String DATED = """
        <intermediateCatchEvent id="rest"><timerEventDefinition><timeDate>%s</timeDate></timerEventDefinition>\
        </intermediateCatchEvent>\
        """;
    private static final String PAY = "<serviceTask id=\"pay\" s:action=\"collect-payment\"/>";
    private static final String LETTER = """
        <serviceTask id="letter" s:action="issue-document"><extensionElements>\
        <s:input name="document" value="permit"/></extensionElements></serviceTask>\
        """;
    private static final String LIMIT = """
        <boundaryEvent id="late" attachedToRef="pay"><timerEventDefinition><timeDuration>P14D</timeDuration>\
        </timerEventDefinition></boundaryEvent><sequenceFlow id="fl" sourceRef="late" targetRef="done"/>\
        """;

    @Test
    void aMomentThatIsOverIsTold() {
        assertThat(advice(Map.of(), DATED.formatted("2026-03-01T00:00:00+01:00")))
                .containsExactly("timer-over");
        assertThat(advice(Map.of(), DATED.formatted("2026-03-03T00:00:00+01:00")))
                .isEmpty();
        assertThat(advice(Map.of(), DATED.formatted("= case.receivedAt"))).isEmpty();
    }

    @Test
    void aTaskHasATimeLimit() {
        assertThat(advice(Map.of(), "<userTask id=\"look\" s:form=\"tasks/look\"/>"))
                .containsExactly("due-missing");
        assertThat(advice(Map.of(), "<userTask id=\"look\" s:form=\"tasks/look\" s:due=\"P3D\"/>"))
                .isEmpty();
    }

    @Test
    void aPaymentIsNotWaitedForForEver() {
        assertThat(advice(Map.of(), PAY)).containsExactly("payment-unlimited");
        assertThat(advice(Map.of(), PAY + LIMIT)).isEmpty();
    }

    @Test
    void aPermitIsIssuedOnceItIsPaid() {
        var permit = Map.of("documents/permit.html", "<p>{{ case.reference }}</p>");
        var notice = Map.of("documents/permit.html", "<p>{{ money fee.total }}</p>");

        assertThat(advice(permit, LETTER, PAY + LIMIT)).containsExactly("payment-late");
        assertThat(advice(permit, PAY + LIMIT, LETTER)).isEmpty();
        assertThat(advice(notice, LETTER, PAY + LIMIT)).isEmpty();
    }

    @Test
    void aFileThatNothingNamesIsTold() {
        var files = Map.of(
                "documents/permit.html", "<p>a</p>",
                "documents/old.html", "<p>a</p>",
                "messages/done.html", "<p>a</p>",
                "tasks/gone/schema.json", "{}");
        var found = new EveryFileIsUsed().check(process(files, LETTER));

        assertThat(found)
                .extracting(Finding::file)
                .containsExactly("documents/old.html", "messages/done.html", "tasks/gone/schema.json");
        assertThat(found).allMatch(it -> it.code().equals("file-unused") && !it.stopsPublishing());
    }

    @Test
    void aServiceOrPresetOfTheLibraryHasNothingToFind() throws IOException {
        for (String shelf : List.of("services", "presets")) {
            try (Stream<Path> folders = Files.list(
                    Path.of("../forms-library/src/main/resources/forms-library").resolve(shelf))) {
                for (Path folder : folders.toList()) {
                    var service = PackageReader.read(folder).service().orElseThrow();
                    assertThat(new EveryProcessComesToAnEnd(TODAY).check(service))
                            .as(folder.toString())
                            .isEmpty();
                    assertThat(new EveryFileIsUsed().check(service))
                            .as(folder.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void waysToPayAreForSomethingToBePaid() {
        var yaml = TestPackages.tiny().text("service.yaml").orElseThrow();
        var ways = Map.of("service.yaml", yaml + "\npayment: {methods: [online]}\n");
        var amount =
                PAY.replace("/>", "><extensionElements><s:input name=\"amount\" value=\"12.00\"/></extensionElements>")
                        + "</serviceTask>";

        assertThat(new EveryWayToPayHasAnAmount().check(process(ways, PAY)))
                .extracting(Finding::code)
                .containsExactly("payment-amount");
        assertThat(new EveryWayToPayHasAnAmount().check(process(ways, amount))).isEmpty();
        assertThat(new EveryWayToPayHasAnAmount().check(process(Map.of(), PAY))).isEmpty();
    }

    private static List<String> advice(Map<String, String> files, String... steps) {
        return new EveryProcessComesToAnEnd(TODAY)
                .check(process(files, steps)).stream().map(Finding::code).toList();
    }

    /** One step after the other; the first {@code id} of each is the step's own. */
    private static ServicePackage process(Map<String, String> files, String... steps) {
        var body = new StringBuilder("<startEvent id=\"submitted\"/>");
        var before = "submitted";
        for (String step : steps) {
            var id = step.replaceFirst("(?s)^.*?id=\"", "").replaceFirst("(?s)\".*", "");
            body.append("<sequenceFlow id=\"to-")
                    .append(id)
                    .append("\" sourceRef=\"")
                    .append(before)
                    .append("\" targetRef=\"")
                    .append(id)
                    .append("\"/>")
                    .append(step);
            before = id;
        }
        body.append("<sequenceFlow id=\"end\" sourceRef=\"").append(before).append("\" targetRef=\"done\"/>");
        var all = new HashMap<>(files);
        all.put("process.bpmn", """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1" id="d" \
            targetNamespace="urn:t"><process id="p" isExecutable="true">%s<endEvent id="done"/></process></definitions>
            """.formatted(body));
        return TestPackages.with(TestPackages.tiny(), all);
    }
}
