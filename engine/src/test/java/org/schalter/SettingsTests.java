package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

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

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "kubernetes.yaml"})
    void deploymentsCanBeReadAndNameSettingsThatThereAre(String file) throws IOException {
        String deployment = Files.readString(Path.of("../samples/cluster", file));
        var known = lines().stream()
                .map(line -> line.replaceAll("\\| `([^`]+)`.*", "$1").toUpperCase(Locale.ROOT))
                .map(name -> name.replaceAll("[.-]", "_"))
                .toList();

        assertThat(new Yaml().loadAll(deployment)).isNotEmpty().doesNotContainNull();
        assertThat(Pattern.compile("\\bSCHALTER_[A-Z_]+\\b").matcher(deployment).results())
                .extracting(MatchResult::group)
                .isNotEmpty()
                .filteredOn(name -> !name.matches("SCHALTER_(IDENTITY_PROVIDERS|DELIVERY_OPTIONS)_.*"))
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "kubernetes.yaml"})
    void deploymentsGiveEveryNodeTheMasterKey(String file) throws IOException {
        String name = Pattern.compile("\\bSCHALTER_SECRECY_MASTERKEYS_\\w+")
                .matcher(Files.readString(Path.of("../samples/cluster", file)))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        var environment = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "key"));

        assertThat(new Binder(ConfigurationPropertySources.from(environment))
                        .bind("schalter.secrecy.master-keys", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsExactly(entry("2026", "key"));
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
