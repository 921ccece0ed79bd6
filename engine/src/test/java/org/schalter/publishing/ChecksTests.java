package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.schalter.TinyService;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;

class ChecksTests {

    private final ServicePackage service =
            PackageReader.readZip(TinyService.named("tiny").zip()).service().orElseThrow();

    @Test
    void asksAllOfThem() {
        var checks = new Checks(List.of(
                check("b", () -> List.of(Finding.hint("", "", "second"))),
                check("a", () -> List.of(Finding.warning("", "", "first")))));

        assertThat(checks.of(service)).extracting(Finding::message).containsExactly("first", "second");
    }

    @Test
    void twoOfOneNameStopTheStart() {
        var twice = List.of(check("same", List::of), check("other", List::of), check("same", List::of));

        assertThatThrownBy(() -> new Checks(twice))
                .hasMessageContaining("<same>")
                .hasMessageContaining("other, same, same");
    }

    @Test
    void oneThatFailsItselfStopsPublishingAndHidesNothing() {
        var checks = new Checks(List.of(
                check("broken", () -> {
                    throw new IllegalStateException("secret detail");
                }),
                check("whole", () -> List.of(Finding.hint("", "", "seen")))));

        var findings = checks.of(service);

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.HINT);
        assertThat(findings.getFirst().message()).contains("<broken>").doesNotContain("secret");
    }

    private static ServiceCheck check(String id, Supplier<List<Finding>> findings) {
        return new ServiceCheck() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Finding> check(ServicePackage candidate) {
                return findings.get();
            }
        };
    }
}
