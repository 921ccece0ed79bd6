package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class DemoIsLocalTests {

    private static final String EMBEDDED = "jdbc:h2:file:./data/schalter;MODE=PostgreSQL";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void startsOnThisMachinesOwnAddress(String address) {
        assertThatCode(() -> start(address, EMBEDDED, "true")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::", ""})
    void refusesAnAddressThatOthersReach(String address) {
        assertThatThrownBy(() -> start(address.isEmpty() ? null : address, EMBEDDED, "true"))
                .hasMessageContaining("server.address")
                .hasMessageContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://schalter:geheim@db.example/schalter?password=geheim",
                "jdbc:h2:tcp://db.example/schalter;PASSWORD=geheim",
                ""
            })
    void refusesAProductionDatabaseWithoutShowingItsPassword(String database) {
        assertThatThrownBy(() -> start("127.0.0.1", database, "true"))
                .hasMessageContaining("spring.datasource.url")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void saysWhatToDo() {
        var failure = org.assertj.core.api.Assertions.catchThrowable(() -> start("0.0.0.0", EMBEDDED, "true"));

        var analysis = new DemoIsLocal.Analyzer().analyze(failure);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("server.address is <0.0.0.0>");
        assertThat(analysis.getAction()).contains("schalter.demo=false");
    }

    @Test
    void doesNotMindWhenItIsNoDemo() {
        assertThatCode(() -> start("0.0.0.0", "jdbc:postgresql://db/schalter", "false"))
                .doesNotThrowAnyException();
    }

    private static void start(@org.jspecify.annotations.Nullable String address, String database, String demo) {
        var environment = new MockEnvironment()
                .withProperty("schalter.demo", demo)
                .withProperty("spring.datasource.url", database);
        if (address != null) {
            environment.setProperty("server.address", address);
        }
        new DemoIsLocal(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
