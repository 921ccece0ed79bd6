package org.schalter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The ladder: the base package lists the life of a service, and a stage knows earlier stages only. */
class LifeOfAServiceTests {

    static final List<String> LADDER = List.of(
            "site",
            "storage",
            "secrecy",
            "event",
            "expression",
            "definition",
            "conversion",
            "editing",
            "publishing",
            "workspace",
            "identity",
            "validation",
            "process",
            "comparison",
            "template",
            "sharing",
            "authoring",
            "filling",
            "submission",
            "payment",
            "workflow",
            "casework",
            "rehearsal",
            "coverage",
            "document",
            "delivery",
            "archive",
            "release",
            "operation",
            "designer");

    static final String BASE = "org.schalter";

    static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void theBasePackageHoldsTheStagesOfTheLadderAndNothingElse() {
        assertThat(stages()).containsExactlyInAnyOrderElementsOf(LADDER);
    }

    @Test
    void thePackageDocumentationTellsTheStagesInTheirOrder() throws IOException {
        String said = Files.readString(Path.of("src/main/java/org/schalter/package-info.java"));
        assertThat(LADDER.stream().map(stage -> said.indexOf(" * " + stage + " ")))
                .isSorted()
                .doesNotContain(-1);
    }

    @TestFactory
    List<DynamicTest> aStageKnowsEarlierStagesOnly() {
        return LADDER.stream()
                .map(stage -> DynamicTest.dynamicTest(stage, () -> knowsEarlierStagesOnly(stage)))
                .toList();
    }

    private static void knowsEarlierStagesOnly(String stage) {
        var later = LADDER.subList(LADDER.indexOf(stage) + 1, LADDER.size()).stream()
                .map(name -> BASE + "." + name + "..")
                .toArray(String[]::new);
        if (later.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(ENGINE);
        }
    }

    @TestFactory
    List<DynamicTest> aStageDeclaresWhatItKnowsAndNoMore() {
        return LADDER.stream()
                .map(stage -> DynamicTest.dynamicTest(
                        stage, () -> assertThat(declared(stage)).isEqualTo(known(stage))))
                .toList();
    }

    private static Set<String> declared(String stage) throws ClassNotFoundException {
        var module = Class.forName(BASE + "." + stage + ".package-info").getAnnotation(ApplicationModule.class);
        assertThat(module).as("@ApplicationModule of " + stage).isNotNull();
        return new TreeSet<>(Set.of(module.allowedDependencies()));
    }

    /** The stages, and the named parts of stages, that the classes of a stage know. */
    private static Set<String> known(String stage) {
        return ENGINE.stream()
                .filter(type -> isOf(stage, type.getPackageName()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(known -> known.getTargetClass().getPackageName())
                .filter(name -> name.startsWith(BASE + ".") && !isOf(stage, name))
                .map(name -> name.substring(BASE.length() + 1).replace(".", " :: "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(String stage, String packageName) {
        return (packageName + ".").startsWith(BASE + "." + stage + ".");
    }

    @Test
    void springModulithAgrees() {
        ApplicationModules.of(SchalterApplication.class).verify();
    }

    @Test
    void thereAreNoPackageCycles() {
        slices().matching("org.schalter.(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void aStageIsFlatButForItsSpiItsProvidersAndItsFields() {
        Set<String> deeper = ENGINE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.length() > BASE.length())
                .map(name -> name.substring(BASE.length() + 1))
                .filter(name -> name.contains("."))
                .filter(name -> !name.matches("[a-z]+\\.spi|[a-z]+\\.provider\\.[a-z]+|filling\\.field"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(deeper).isEmpty();
    }

    @Test
    void aVendorIsHiddenAndKnowsItsSpiOnly() {
        classes()
                .that()
                .resideInAPackage(BASE + ".*.provider..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(ENGINE);
        for (String stage : LADDER) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + stage + ".provider..")
                    .should()
                    .dependOnClassesThat(ownStageBeyondTheSpi(stage))
                    .allowEmptyShould(true)
                    .check(ENGINE);
        }
    }

    @Test
    void anSpiKnowsNothingOfItsOwnStage() {
        for (String stage : LADDER) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + stage + ".spi")
                    .should()
                    .dependOnClassesThat(ownStageBeyondTheSpi(stage))
                    .allowEmptyShould(true)
                    .check(ENGINE);
        }
    }

    @Test
    void anSpiSpeaksNeitherServletNorSql() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".*.spi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "java.sql..", "javax.sql..", "org.springframework.web..")
                .check(ENGINE);
    }

    private static DescribedPredicate<JavaClass> ownStageBeyondTheSpi(String stage) {
        String own = BASE + "." + stage;
        return DescribedPredicate.describe(
                "are of stage " + stage + " beyond its spi",
                type -> (type.getPackageName().equals(own)
                                || type.getPackageName().startsWith(own + ".")
                                        && !type.getPackageName().startsWith(own + ".spi")
                                        && !type.getPackageName().startsWith(own + ".provider"))
                        && !type.getSimpleName().equals("package-info"));
    }

    private static Set<String> stages() {
        return ENGINE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE + "."))
                .map(name -> name.substring(BASE.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());
    }
}
