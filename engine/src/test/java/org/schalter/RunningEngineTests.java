package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunningEngineTests {

    @ParameterizedTest
    @EnumSource
    void answersOnEachDatabase(Database database) {
        var health = RunningEngine.on(database).anonymous().get("/actuator/health");

        assertThat(health.status()).isLessThan(500);
    }
}
