package org.schalter.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schalter.RunningEngine;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.process.TestPackages;
import org.schalter.publishing.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Examples of the library's services, spoilt one at a time. */
class ExamplesRunTheirPathTests {

    private static final String ONE_DOG = "examples/one-dog/expected.yaml";
    private static final String REFUSED = "examples/payment-refused/expected.yaml";
    private static final String ABANDONED = "examples/payment-abandoned/expected.yaml";

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void findsNothingInTheLibrarysServices() {
        assertThat(check(service("dog-tax-registration"))).isEmpty();
        assertThat(check(service("parking-permit"))).isEmpty();
    }

    @ParameterizedTest(name = "{1} as {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        one-dog | approval, approved, done | approved, approval, done | /path        | submitted, review, fourEyes, decided, approval, approved, done
        one-dog | "Bello"                  | "Waldi"                  | /documents/0 | <Waldi>
        one-dog | "HST-"                   | "XYZ-"                   | /messages/0  | <XYZ->
        one-dog | to: applicant            | to: nobody               | /messages/0  | is not issued
        one-dog | status: completed        | status: rejected         | /status      | <completed>
        one-dog | task: review             | task: countersign        | ''           | never open
        one-dog | tagFrom: 4711            | tagFrom: 0               | ''           | </tagFrom> minimum
        """)
    void tellsWhatDiffers(String example, String right, String wrong, String at, String message) {
        var service = spoilt(service("dog-tax-registration"), ONE_DOG, right, wrong);

        assertThat(check(service)).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("examples/" + example + "/expected.yaml");
            assertThat(finding.at()).isEqualTo(at);
            assertThat(finding.message()).contains(message);
            assertThat(finding.stopsPublishing()).isTrue();
        });
    }

    @Test
    void playsThePayersAnswerAndTheClock() {
        var permit = service("parking-permit");

        assertThat(check(spoilt(permit, REFUSED, "payment: refused", "payment: paid")))
                .extracting(Finding::at)
                .containsExactlyInAnyOrder("/path", "/messages/0", "/status");
        assertThat(check(spoilt(permit, ABANDONED, "P15D", "P13D")))
                .extracting(Finding::at)
                .containsExactlyInAnyOrder("/path", "/status");
    }

    @Test
    void hintsAtBranchesThatNoExampleTakes() {
        var permit = service("parking-permit");
        var files = new TreeMap<>(permit.files());
        files.keySet().removeIf(path -> path.startsWith("examples/payment-"));
        var fewer = PackageReader.of(files).service().orElseThrow();

        assertThat(check(fewer)).extracting(Finding::at).containsExactlyInAnyOrder("toLate", "refused");
        assertThat(check(fewer)).noneMatch(Finding::stopsPublishing);
    }

    @Test
    void rehearsingHasNoEffect() {
        var jdbc = engine.bean(JdbcClient.class);
        var before = jdbc.sql("select count(*) from act_re_procdef where key_ like 'rehearsal%'")
                .query(Long.class)
                .single();

        check(service("dog-tax-registration"));

        assertThat(before).isZero();
        assertThat(jdbc.sql("select count(*) from act_re_procdef where key_ like 'rehearsal%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<Finding> check(ServicePackage service) {
        return engine.bean(ExamplesRunTheirPath.class).check(service);
    }

    private ServicePackage service(String key) {
        return engine.bean(Editions.class)
                .live(new ServiceKey(key))
                .orElseThrow()
                .content();
    }

    private static ServicePackage spoilt(ServicePackage service, String file, String right, String wrong) {
        var text = service.text(file).orElseThrow();
        assertThat(text).contains(right);
        return TestPackages.with(service, Map.of(file, text.replace(right, wrong)));
    }
}
