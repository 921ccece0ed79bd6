package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The services and blocks that come with the engine keep the rules that authors keep. */
class FormsLibraryTests {

    private static final String ORIGIN = "forms-library/blocks/";

    private static Path library() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("forms-library/src/main/resources/forms-library"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> folders(String kind) throws IOException {
        try (Stream<Path> folders = Files.list(library().resolve(kind))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void holdsServicesWithoutErrors() throws IOException {
        for (Path service : folders("services")) {
            assertThat(PackageReader.read(service).findings())
                    .as(service.toString())
                    .noneMatch(Finding::stopsPublishing);
        }
    }

    @Test
    void holdsCodeListsInBothLanguages() throws IOException {
        try (Stream<Path> lists = Files.list(library().resolve("codelists"))) {
            for (Path file : lists.toList()) {
                List<Finding> findings = new ArrayList<>();
                CodeList list = new CodeListReader(file.toString(), findings)
                        .read("any", StrictYaml.parse(Files.readString(file)))
                        .orElseThrow();
                assertThat(findings).isEmpty();
                assertThat(list.entries())
                        .allMatch(entry -> entry.text().byLanguage().keySet().equals(Set.of("de", "en")));
            }
        }
    }

    @Test
    void holdsEveryCopyOfABlockEqualToTheBlock() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path service : folders("services")) {
            JsonNode schema = StrictJson.parse(Files.readAllBytes(service.resolve("form/schema.json")));
            for (JsonNode copy : schema.path("$defs")) {
                String origin = copy.path("$comment").asString("");
                if (origin.startsWith(ORIGIN)) {
                    String block = origin.substring(ORIGIN.length());
                    assertThat(copy).as(service + " " + origin).isEqualTo(block(block));
                    used.add(block);
                }
            }
        }
        assertThat(used).containsExactly("address", "bank-account", "declaration", "person");
    }

    private static JsonNode block(String name) throws IOException {
        JsonNode block = StrictJson.parse(Files.readAllBytes(library().resolve("blocks/" + name + "/schema.json")));
        return ((ObjectNode) block.deepCopy()).without("$schema");
    }

    @Test
    void holdsBlocksThatAreFormsOfTheirOwnWithTextsAndAReadme() throws IOException {
        for (Path block : folders("blocks")) {
            var files = new Packages()
                    .with("service.yaml", "schalter: 1\nkey: a-block\ntitle: {de: x, en: y}\nlanguages: [de, en]\n")
                    .with("form/schema.json", Files.readAllBytes(block.resolve("schema.json")));
            for (String language : List.of("de", "en")) {
                files.with(
                        "texts/" + language + ".properties",
                        placed(block.resolve("texts/" + language + ".properties")));
            }
            assertThat(files.findings()).as(block.toString()).noneMatch(it -> !it.startsWith("hint"));
            assertThat(block.resolve("README.md")).isNotEmptyFile();
        }
    }

    /** A block's keys begin at the block; those that begin with {@code block.} stay as they are. */
    private static String placed(Path texts) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(texts)) {
            properties.load(reader);
        }
        var placed = new StringBuilder();
        properties.forEach((key, text) -> placed.append(key.toString().startsWith("block.") ? "" : "form.")
                .append(key)
                .append('=')
                .append(text)
                .append('\n'));
        return placed.toString();
    }
}
