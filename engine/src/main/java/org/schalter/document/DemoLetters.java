package org.schalter.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The demo town's letterhead and account, which are nobody's. A town for real has none but its own: what it does not set
 * stays empty, since a letter with somebody else's account is worse than one without.
 */
class DemoLetters implements EnvironmentPostProcessor {

    private static final Map<String, String> LETTER = Map.of(
            "street", "Rathausplatz 1",
            "city", "12345 Musterstadt",
            "email", "rathaus@musterstadt.example",
            "web", "www.musterstadt.example",
            "bank", "Musterbank",
            "iban", "DE02 1203 0000 0000 2020 51",
            "bic", "BYLADEM1001");

    private static final Map<String, String> UNITS =
            Map.of("strassenverkehrsamt", "Straßenverkehrsamt", "abfallwirtschaft", "Abfallwirtschaft");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("schalter.demo", Boolean.class, true)) {
            Map<String, Object> defaults = new LinkedHashMap<>();
            LETTER.forEach((name, value) -> defaults.put("schalter.document.letter." + name, value));
            UNITS.forEach((unit, name) -> defaults.put("schalter.document.units." + unit, name));
            environment.getPropertySources().addLast(new MapPropertySource("the demo's letters", defaults));
        }
    }
}
