package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The page of settings says every setting with its default. */
class SettingsTests {

    @Test
    void everySettingStandsOnItsPageWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("docs/settings.md"));
        List<String> lines = lines();
        assertThat(lines)
                .hasSizeGreaterThan(30)
                .allSatisfy(line -> assertThat(page).contains(line));
    }

    private static List<String> lines() {
        var lines = new ArrayList<String>();
        for (JavaClass type : LifeOfAServiceTests.ENGINE) {
            if (type.isAnnotatedWith(ConfigurationProperties.class)) {
                Class<?> settings = type.reflect();
                String prefix =
                        settings.getAnnotation(ConfigurationProperties.class).value();
                for (Parameter parameter : settings.getDeclaredConstructors()[0].getParameters()) {
                    lines.add(line(prefix, parameter));
                }
            }
        }
        return lines;
    }

    private static String line(String prefix, Parameter parameter) {
        var said = parameter.getAnnotation(DefaultValue.class);
        String value = said == null ? "" : String.join(",", said.value());
        String name = parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return "| `%s.%s` | %s |".formatted(prefix, name, value.isEmpty() ? "–" : "`" + value + "`");
    }
}
