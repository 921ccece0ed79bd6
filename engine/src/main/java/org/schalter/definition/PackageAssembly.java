package org.schalter.definition;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.schalter.expression.Decision;
import org.schalter.expression.InvalidDecision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Puts a package together from its files and collects what is wrong with each of them. */
final class PackageAssembly {

    private static final SchemaCheck SERVICE = SchemaCheck.of("service.schema.json");
    private static final SchemaCheck EXPECTED = SchemaCheck.of("expected.schema.json");
    private static final SchemaCheck LAYOUT = SchemaCheck.of("layout.schema.json");

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    /** Forms of which nothing is known; nothing may be concluded from what they do not ask. */
    private final Set<String> unread = new TreeSet<>();

    private final PackagedLists lists = new PackagedLists(files, findings);

    PackageAssembly(SortedMap<String, byte[]> files) {
        files.forEach(this::sort);
    }

    /** Keeps what belongs to a package, names what does not. */
    private void sort(String path, byte[] bytes) {
        if (FilePlace.isDropping(path)) {
            findings.add(Finding.hint(path, "", "<" + path + "> is left out; nobody needs it"));
        } else if (!FilePlace.isHarmless(path) || !Normalizer.isNormalized(path, Normalizer.Form.NFC)) {
            findings.add(Finding.error(
                    "",
                    path,
                    "the name <" + path + "> leads out of the package or cannot be kept; expected "
                            + FilePlace.expected("")));
        } else {
            keep(path, bytes);
        }
    }

    private void keep(String path, byte[] bytes) {
        Optional<FilePlace> place = FilePlace.of(path);
        files.put(path, bytes);
        if (place.isEmpty()) {
            findings.add(Finding.of(Severity.ERROR, path, "", "file-unknown", path, FilePlace.expected(path)));
        } else if (place.get().isText()) {
            text(path, bytes).ifPresent(text -> texts.put(path, text));
        }
    }

    private Optional<String> text(String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.startsWith("\uFEFF")) {
                return Optional.of(text);
            }
            findings.add(Finding.warning(
                    path, "line 1", "the file begins with a byte order mark; expected UTF-8 without one"));
            return Optional.of(text.substring(1));
        } catch (CharacterCodingException e) {
            findings.add(Finding.error(path, "", "the file is no UTF-8; expected to be saved as UTF-8"));
            return Optional.empty();
        }
    }

    Reading read() {
        tellTwins();
        Optional<Manifest> manifest = manifest();
        lists.read(file -> required(file, StrictYaml::parse));
        FormDefinition form = form("form");
        SortedMap<String, FormDefinition> tasks = tasks();
        if (unread.isEmpty()) {
            lists.tellUnused();
        }
        Map<String, Decision> decisions = decisions();
        List<Example> examples = examples();
        manifest.ifPresent(m -> findings.addAll(new ManifestRules(m, files.keySet()).findings()));
        Optional<ServicePackage> service = manifest.map(m -> {
            var readTexts = new TextsReader(m, texts, findings).read();
            if (unread.isEmpty()) {
                findings.addAll(new TextRules(m, form, tasks, readTexts, texts).findings());
            }
            var forms = new ServicePackage.Forms(form, tasks, unread);
            return new ServicePackage(m, forms, readTexts, decisions, examples, files, lists.copied());
        });
        return new Reading(service, findings);
    }

    /** Two names that some systems take for one. */
    private void tellTwins() {
        Map<String, String> seen = new HashMap<>();
        for (String path : files.keySet()) {
            String other = seen.put(path.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                findings.add(Finding.error(
                        path, "", "<" + path + "> differs from <" + other + "> by case only; expected one of them"));
            }
        }
    }

    private Optional<Manifest> manifest() {
        Optional<JsonNode> yaml = required("service.yaml", StrictYaml::parse);
        yaml.ifPresent(y -> SERVICE.check(
                y, (at, code, values) -> findings.add(Finding.of(Severity.ERROR, "service.yaml", at, code, values))));
        yaml.ifPresent(y -> findings.addAll(DeclaredOnly.in(y)));
        return yaml.flatMap(y -> new ManifestReader(y).read());
    }

    private FormDefinition form(String id) {
        String file = id + "/schema.json";
        Optional<JsonNode> schema = required(file, StrictJson::parse);
        if (schema.isPresent() && !schema.get().isObject()) {
            findings.add(Finding.error(
                    file, "", SchemaCheck.quote(schema.get()) + " is no form; expected a JSON Schema object"));
        }
        if (schema.filter(JsonNode::isObject).isEmpty()) {
            unread.add(file);
            return new FormDefinition(id, JsonNodeFactory.instance.objectNode(), layout(id + "/layout.json"), Map.of());
        }
        JsonNode sound = schema.get();
        List<Finding> problems = new SchemaRules(file, sound).findings();
        findings.addAll(problems);
        Optional<JsonNode> layout = layout(id + "/layout.json");
        var form = new FormDefinition(id, sound, layout, lists.of(file, sound));
        if (problems.stream().noneMatch(Finding::stopsPublishing)) {
            findings.addAll(form.pages().findings());
        }
        return form;
    }

    private Optional<JsonNode> layout(String file) {
        if (!files.containsKey(file)) {
            return Optional.empty();
        }
        Optional<JsonNode> layout = required(file, StrictJson::parse);
        int before = findings.size();
        layout.ifPresent(l -> LAYOUT.check(
                l, (at, code, values) -> findings.add(Finding.of(Severity.ERROR, file, at, code, values))));
        return layout.filter(l -> findings.size() == before);
    }

    private SortedMap<String, FormDefinition> tasks() {
        SortedMap<String, FormDefinition> tasks = new TreeMap<>();
        for (String path : List.copyOf(files.keySet())) {
            if (FilePlace.of(path).filter(FilePlace.TASK::equals).isPresent()) {
                tasks.computeIfAbsent(path.split("/", -1)[1], task -> form("tasks/" + task));
            }
        }
        return tasks;
    }

    private Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (FilePlace.of(path).filter(FilePlace.DECISION::equals).isPresent()) {
                try {
                    decisions.put(path, Decision.read(bytes, path));
                } catch (InvalidDecision e) {
                    e.problems().forEach(p -> findings.add(Finding.error(path, p.at(), p.message())));
                }
            }
        });
        return decisions;
    }

    private List<Example> examples() {
        return files.keySet().stream()
                .filter(path -> path.startsWith("examples/")
                        && path.indexOf('/', 9) > 0
                        && FilePlace.of(path).isPresent())
                .map(path -> path.substring(9, path.indexOf('/', 9)))
                .distinct()
                .flatMap(name -> example(name).stream())
                .toList();
    }

    private Optional<Example> example(String name) {
        String folder = "examples/" + name + "/";
        Optional<JsonNode> answers = required(folder + "answers.json", StrictJson::parse);
        String file = folder + "expected.yaml";
        Optional<JsonNode> expected = required(file, StrictYaml::parse);
        int before = findings.size();
        expected.ifPresent(e -> EXPECTED.check(
                e, (at, code, values) -> findings.add(Finding.of(Severity.ERROR, file, at, code, values))));
        if (answers.isEmpty() || expected.isEmpty() || findings.size() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new Example(name, answers.get(), ExpectedReader.read(expected.get()), uploads(folder + "files/")));
    }

    private SortedMap<String, byte[]> uploads(String folder) {
        SortedMap<String, byte[]> uploads = new TreeMap<>();
        files.tailMap(folder).entrySet().stream()
                .takeWhile(file -> file.getKey().startsWith(folder))
                .forEach(file -> uploads.put(file.getKey().substring(folder.length()), file.getValue()));
        return uploads;
    }

    private Optional<JsonNode> required(String file, Function<String, JsonNode> parser) {
        if (!files.containsKey(file)) {
            findings.add(Finding.error(file, "", "<" + file + "> is missing; expected it"));
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(texts.get(file)).map(parser);
        } catch (Unreadable e) {
            findings.add(e.finding(file));
            return Optional.empty();
        }
    }
}
