package org.schalter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, as listed in {@code docs/house-rules.md}; each has its check here. */
class HouseRulesTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void everySourceIsFormatted() throws Exception {
        assertThat(Sources.unformatted())
                .as("run: ./mvnw -Pformat process-test-classes")
                .isEmpty();
    }

    @Test
    void noTypeIsNamedForALayer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Repository)$")
                .check(LifeOfAServiceTests.ENGINE);
    }

    @Test
    void aThirdPartyStaysInOneStage() {
        Map.ofEntries(
                        Map.entry("org.flowable..", "workflow"),
                        Map.entry("com.networknt..", "validation"),
                        Map.entry("org.camunda.feel..", "expression"),
                        Map.entry("com.github.kagkarlsson..", "event"),
                        Map.entry("org.apache.pdfbox..", "document"),
                        Map.entry("com.openhtmltopdf..", "document"),
                        Map.entry("com.google.zxing..", "document"),
                        Map.entry("org.apache.tika..", "filling"),
                        Map.entry("org.jsoup..", "template"),
                        Map.entry("jakarta.mail..", "delivery"),
                        Map.entry("org.apache.catalina..", "site"),
                        Map.entry("org.apache.tomcat..", "site"),
                        Map.entry("org.springframework.security.oauth2..", "identity"),
                        Map.entry("com.google.crypto.tink..", "secrecy"))
                .forEach((api, stage) -> noClasses()
                        .that()
                        .resideOutsideOfPackage("org.schalter." + stage + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(api)
                        .check(LifeOfAServiceTests.ENGINE));
    }

    @Test
    void controllersAreHidden() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .or()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .notBePublic()
                .check(LifeOfAServiceTests.ENGINE);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(nowWithoutClock())
                .because("the clock is a bean: examples and tests set their own time")
                .check(LifeOfAServiceTests.ENGINE);
    }

    @Test
    void nobodyThrowsABareRuntimeException() {
        noClasses()
                .that()
                .areNotAssignableTo(RuntimeException.class)
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .check(LifeOfAServiceTests.ENGINE);
    }

    @Test
    void nothingPrintsToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(LifeOfAServiceTests.ENGINE);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        var silent = new TreeSet<String>();
        try (Stream<Path> folders = Files.walk(MAIN)) {
            for (Path folder : folders.filter(HouseRulesTests::holdsJava).toList()) {
                Path info = folder.resolve("package-info.java");
                String said = Files.exists(info) ? Files.readString(info) : "";
                if (!said.startsWith("/**") || !said.contains("@NullMarked")) {
                    silent.add(folder.toString());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void everyStageHasItsTextsInGermanAndEnglish() throws IOException {
        for (Path german : texts("_de.properties")) {
            Path english =
                    german.resolveSibling(german.getFileName().toString().replace("_de.properties", "_en.properties"));
            assertThat(keys(german)).as(german.toString()).isEqualTo(keys(english));
        }
        assertThat(texts("_en.properties")).hasSameSizeAs(texts("_de.properties"));
    }

    @Test
    void everyTextThatAPageAsksForExists() throws IOException {
        Set<String> known = new HashSet<>();
        for (Path file : texts("_de.properties")) {
            known.addAll(keys(file));
        }
        var missing = new TreeSet<String>();
        var asked = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]+)(?=[}(])");
        for (Path page : pages()) {
            asked.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(page.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noPageHoldsInlineScriptOrStyleOrUnescapedText() throws IOException {
        var wrong = new TreeSet<String>();
        var banned = Pattern.compile(
                "th:utext|\\[\\(|__\\$\\{|<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc|[^>]*\\sth:src)");
        for (Path page : pages()) {
            banned.matcher(Files.readString(page)).results().forEach(match -> wrong.add(page + ": " + match.group()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTableIsPrefixedWithItsStage() throws IOException {
        var wrong = new TreeSet<String>();
        var named = Pattern.compile("(?i)create table (?:if not exists )?([a-z_0-9]+)");
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("db/migration"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String stage = file.getFileName()
                        .toString()
                        .replaceFirst("^V\\d+(_\\d+)*__", "")
                        .split("[_.]")[0];
                named.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                        .filter(table -> !table.startsWith(stage + "_") && !isFlowables(stage, table))
                        .forEach(table -> wrong.add(file.getFileName() + ": " + table));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDecisionRecordHasItsOwnNumberAndItsThreeParts() throws IOException {
        var numbers = new ArrayList<String>();
        try (Stream<Path> files = Files.list(Path.of("docs/decisions"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                numbers.add(file.getFileName().toString().substring(0, 4));
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .contains("## Context", "## Decision", "## Consequences");
            }
        }
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("\\d{4}"));
    }

    @Test
    void thePageOnAttacksNamesTestsThatThereAre() throws IOException {
        var named = Pattern.compile("`(\\w+Tests)`")
                .matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(it -> it.group(1) + ".java")
                .collect(java.util.stream.Collectors.toSet());
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(it -> it.getFileName().toString())).containsAll(named);
        }
    }

    private static DescribedPredicate<JavaCall<?>> nowWithoutClock() {
        return DescribedPredicate.describe(
                "now() without a clock",
                call -> call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream().noneMatch(HouseRulesTests::isClock));
    }

    private static boolean isClock(JavaClass type) {
        return type.getName().equals("java.time.Clock");
    }

    private static boolean isFlowables(String stage, String table) {
        return stage.equals("casework") && (table.startsWith("act_") || table.startsWith("flw_"));
    }

    private static boolean holdsJava(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<Path> pages() throws IOException {
        var all = new ArrayList<Path>();
        for (String root : List.of("templates", "fields")) {
            if (Files.exists(RESOURCES.resolve(root))) {
                try (Stream<Path> files = Files.walk(RESOURCES.resolve(root))) {
                    files.filter(file -> file.toString().endsWith(".html")).forEach(all::add);
                }
            }
        }
        return all;
    }

    private static List<Path> texts(String ending) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("texts"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
