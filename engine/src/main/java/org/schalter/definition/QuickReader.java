package org.schalter.definition;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Decision;
import org.schalter.expression.InvalidDecision;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The first, simple reader: enough for the later stages to begin; findings follow. */
final class QuickReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final SortedMap<String, byte[]> files;
    private final List<Finding> findings = new ArrayList<>();

    QuickReader(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    Reading read() {
        try {
            return new Reading(Optional.of(packageOf()), findings);
        } catch (RuntimeException e) {
            findings.add(Finding.error("service.yaml", "", String.valueOf(e.getMessage())));
            return new Reading(Optional.empty(), findings);
        }
    }

    private ServicePackage packageOf() {
        Manifest manifest = manifest(yaml("service.yaml"));
        Map<String, FormDefinition> tasks = new TreeMap<>();
        Map<String, Decision> decisions = new TreeMap<>();
        List<Example> examples = new ArrayList<>();
        for (String path : files.keySet()) {
            String[] parts = path.split("/");
            if (path.matches("tasks/[^/]+/schema.json")) {
                tasks.put(parts[1], form("tasks/" + parts[1]));
            } else if (path.endsWith(".dmn")) {
                decisions.put(path, decision(path));
            } else if (path.matches("examples/[^/]+/answers.json")) {
                examples.add(example(parts[1]));
            }
        }
        return new ServicePackage(manifest, form("form"), tasks, texts(manifest), decisions, examples, files);
    }

    private Decision decision(String path) {
        try {
            return Decision.read(bytes(path), path);
        } catch (InvalidDecision e) {
            e.problems().forEach(p -> findings.add(Finding.error(path, p.at(), p.message())));
            throw e;
        }
    }

    private FormDefinition form(String id) {
        Optional<JsonNode> layout = files.containsKey(id + "/layout.json") ? Optional.of(json(id + "/layout.json")) : Optional.empty();
        return new FormDefinition(id, json(id + "/schema.json"), layout);
    }

    private Texts texts(Manifest manifest) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        files.forEach((path, bytes) -> {
            if (path.startsWith("texts/")) {
                var properties = new Properties();
                try {
                    properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                Map<String, String> texts = new TreeMap<>();
                properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
                all.put(path.substring(6).replace(".properties", ""), texts);
            }
        });
        return new Texts(manifest.referenceLanguage(), all);
    }

    private Example example(String name) {
        String folder = "examples/" + name + "/";
        JsonNode e = yaml(folder + "expected.yaml");
        SortedMap<String, byte[]> uploads = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (path.startsWith(folder + "files/")) {
                uploads.put(path.substring(folder.length() + 6), bytes);
            }
        });
        return new Example(name, json(folder + "answers.json"), ExpectedReader.read(e), uploads);
    }

    private Manifest manifest(JsonNode y) {
        List<String> languages = strings(y.path("languages"));
        if (languages.isEmpty()) {
            languages = List.of("de");
        }
        String reference = languages.getFirst();
        return new Manifest(
                new ServiceKey(y.path("key").asString()),
                text(y.path("title"), reference),
                text(y.path("summary"), reference),
                y.path("category").asString("other"),
                y.path("unit").asString("town-hall"),
                languages,
                y.path("leika").asString(null),
                strings(y.path("law")),
                new Manifest.Identity(Manifest.Level.valueOf(
                        y.path("identity").path("minimum").asString("none").toUpperCase(Locale.ROOT))),
                new Manifest.Open(
                        date(y.path("open").path("from")), date(y.path("open").path("until"))),
                y.path("limit").isNumber() ? y.path("limit").intValue() : null,
                y.path("reference").asString(y.path("key").asString().toUpperCase(Locale.ROOT) + "-{year}-{number:6}"),
                y.path("fee").has("decision")
                        ? Optional.of(new Manifest.FeeRule(y.path("fee").path("decision").asString()))
                        : Optional.empty(),
                y.has("payment")
                        ? Optional.of(new Manifest.PaymentRule(strings(y.path("payment").path("methods")).stream()
                                .map(m -> Manifest.Method.valueOf(m.replace('-', '_').toUpperCase(Locale.ROOT)))
                                .toList()))
                        : Optional.empty(),
                new Manifest.Retention(
                        Period.parse(y.path("retention").path("draft").asString("P30D")),
                        Period.parse(y.path("retention").path("completed").asString("P10Y")),
                        Period.parse(y.path("retention").path("rejected").asString("P1Y")),
                        Manifest.Then.valueOf(
                                y.path("retention").path("then").asString("anonymise").toUpperCase(Locale.ROOT))),
                documents(y.path("documents"), reference));
    }

    private static Map<String, Manifest.DocumentRule> documents(JsonNode y, String reference) {
        Map<String, Manifest.DocumentRule> documents = new TreeMap<>();
        y.propertyStream()
                .forEach(d -> documents.put(
                        d.getKey(),
                        new Manifest.DocumentRule(
                                text(d.getValue().path("title"), reference),
                                d.getValue().path("seal").asBoolean(true),
                                d.getValue().path("printAtHome").asBoolean(false))));
        return documents;
    }

    private static @Nullable LocalDate date(JsonNode y) {
        return y.isString() ? LocalDate.parse(y.asString()) : null;
    }

    private static Text text(JsonNode y, String reference) {
        if (y.isString()) {
            return Text.of(reference, y.asString());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        y.propertyStream().forEach(t -> texts.put(t.getKey(), t.getValue().asString()));
        return new Text(texts);
    }

    private static List<String> strings(JsonNode y) {
        List<String> strings = new ArrayList<>();
        y.forEach(s -> strings.add(s.asString()));
        return strings;
    }

    private byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("<" + path + "> is missing");
        }
        return bytes;
    }

    private JsonNode json(String path) {
        return JSON.readTree(bytes(path));
    }

    private JsonNode yaml(String path) {
        return YAML.readTree(bytes(path));
    }
}
