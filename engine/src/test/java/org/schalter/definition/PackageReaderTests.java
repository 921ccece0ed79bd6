package org.schalter.definition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTests {

    @TempDir
    Path folder;

    @Test
    void readsAManifestAndAFormAlone() {
        Reading reading = Packages.sound()
                .without("texts/en.properties")
                .with("service.yaml", "schalter: 1\nkey: tiny-one\ntitle: Klein\n")
                .read();
        assertThat(reading.findings()).isEmpty();
        Manifest manifest = reading.service().orElseThrow().manifest();
        assertThat(manifest.title().in("en")).isEqualTo("Klein");
        assertThat(manifest.languages()).containsExactly("de");
        assertThat(manifest.reference()).isEqualTo("TINY-ONE-{year}-{number:6}");
        assertThat(manifest.retention().draft()).isEqualTo(Period.ofDays(30));
        assertThat(manifest.identity().minimum()).isEqualTo(Manifest.Level.NONE);
        assertThat(manifest.fee()).isEmpty();
    }

    @Test
    void readsEveryKeyOfTheManifest() {
        Reading reading = Packages.sound()
                .withService("""
                    summary: {de: Ein Ausweis., en: A card.}
                    category: kultur
                    unit: stadtbuecherei
                    leika: "99108001001000"
                    law: ["§ 1 Büchereisatzung"]
                    identity: {minimum: substantial}
                    open: {from: 2026-01-01, until: null}
                    limit: 500
                    reference: "BIB-{year}-{number:6}"
                    fee: {decision: decisions/fee.dmn}
                    payment: {methods: [online, direct-debit, invoice]}
                    retention: {draft: P7D, completed: P2Y, rejected: P1Y6M, then: delete}
                    documents: {card: {title: {de: Ausweis, en: Card}, seal: false, printAtHome: true}}
                    """)
                .with("documents/card.html", "<html></html>")
                .with("decisions/fee.dmn", """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="total">
                    <literalExpression><text>8.00</text></literalExpression></decision></definitions>\
                    """)
                .read();
        assertThat(reading.findings()).allMatch(finding -> finding.severity() == Severity.HINT);
        ServicePackage service = reading.service().orElseThrow();
        Manifest manifest = service.manifest();
        assertThat(manifest.open().on(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(manifest.open().on(LocalDate.of(2099, 1, 1))).isTrue();
        assertThat(manifest.limit()).isEqualTo(500);
        assertThat(manifest.payment().orElseThrow().methods())
                .containsExactly(Manifest.Method.ONLINE, Manifest.Method.DIRECT_DEBIT, Manifest.Method.INVOICE);
        assertThat(manifest.retention().rejected()).isEqualTo(Period.of(1, 6, 0));
        assertThat(manifest.retention().then()).isEqualTo(Manifest.Then.DELETE);
        assertThat(manifest.documents().get("card"))
                .isEqualTo(new Manifest.DocumentRule(new Text(Map.of("de", "Ausweis", "en", "Card")), false, true));
        assertThat(service.decisions()).containsOnlyKeys("decisions/fee.dmn");
    }

    @Test
    void readsExamplesAndTasks() {
        ServicePackage service = Packages.sound()
                .with("tasks/review/schema.json", "{\"properties\": {\"decision\": {\"enum\": [\"yes\", \"no\"]}}}")
                .with("process.bpmn", "<definitions/>")
                .with("examples/good-one/answers.json", "{\"name\": \"Ada\", \"fee\": 8.00}")
                .with("examples/good-one/files/Mein Ausweis.pdf", new byte[] {0, (byte) 0xFF})
                .with("examples/good-one/expected.yaml", """
                    verdict: accepted
                    today: 2026-03-02
                    identity: {level: high, family_name: MUSTERMANN}
                    shown: [/name]
                    fee: {total: "8.00"}
                    tasks: [{task: review, answers: {decision: approved}}]
                    clock: [{after: review, pass: P15D}, {after: review, pass: PT2H}]
                    path: [submitted, done]
                    messages: [{name: approved, to: applicant, contains: ["BIB-"]}]
                    status: completed
                    """)
                .read()
                .service()
                .orElseThrow();
        Example example = service.examples().getFirst();
        assertThat(example.name()).isEqualTo("good-one");
        assertThat(example.answers().get("fee").decimalValue()).isEqualTo(new BigDecimal("8.00"));
        assertThat(example.files()).containsOnlyKeys("Mein Ausweis.pdf");
        Expected expected = example.expected();
        assertThat(expected.accepted()).isTrue();
        assertThat(expected.faults()).isEmpty();
        assertThat(expected.fee().orElseThrow().total()).isEqualTo(new BigDecimal("8.00"));
        assertThat(expected.clock().get(1).pass()).hasToString("PT2H");
        assertThat(expected.path().orElseThrow()).containsExactly("submitted", "done");
        assertThat(service.tasks().values()).map(FormDefinition::textPrefix).containsExactly("tasks.review");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "titel: x | /titel: the key <titel> is unknown; expected one of [category, documents, fee,",
                "leika: 99108001001000 | /leika: <99108001001000> does not fit; expected the federal service id",
                "leika: \"123\" | /leika: <123> does not fit",
                "open: {from: 2026-02-30} | /open/from: <2026-02-30> does not fit; expected a date such as 2026-01-31,"
                        + " or null",
                "open: {from: 2026-02-02, until: 2026-02-01} | /open/until: <2026-02-01> is before <2026-02-02>",
                "limit: 0 | /limit: <0> does not fit; expected at least 1",
                "limit: many | /limit: <many> does not fit",
                "reference: \"{number:6}-{name}\" | /reference: <{number:6}-{name}> does not fit; expected the pattern",
                "fee: {decision: fee.dmn} | /fee/decision: <fee.dmn> does not fit; expected the path of a decision",
                "fee: {decision: decisions/fee.dmn} | /fee/decision: <decisions/fee.dmn> is missing",
                "payment: {methods: [cash]} | /payment/methods/0: <cash> does not fit; expected one of online,"
                        + " direct-debit, invoice",
                "payment: {methods: []} | /payment/methods: <0> entries; expected at least 1",
                "identity: {minimum: very} | /identity/minimum: <very> does not fit; expected one of none, basic,"
                        + " substantial, high",
                "retention: {draft: 30} | /retention/draft: <30> does not fit; expected days, weeks, months or years",
                "retention: {draft: P} | /retention/draft: <P> does not fit",
                "documents: {permit: {seal: true}} | /documents/permit: <documents/permit.html> is missing",
                "documents: {Permit: {}} | /documents/Permit: <Permit> does not fit; expected a letter a-z",
                "summary: {fr: Carte} | /summary/fr: <fr> is none of the languages; expected one of [de, en]",
                "category: [a] | /category: <[\"a\"]> does not fit",
            })
    void saysWhatIsWrongInTheManifest(String line, String expected) {
        assertThat(Packages.sound().withService(line + "\n").findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("error service.yaml " + expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key: a\\nkey: b | line 2, column 1: the key <key> stands twice",
                "a: &x 1 | line 1, column 4: the anchor <&x>",
                "a: *x | line 1, column 4: the alias <*x>",
                "a: !!java.lang.String x | line 1, column 4: the tag <tag:yaml.org,2002:java.lang.String>",
                "a: b\\n---\\nc: d | line 2, column 1: a second document",
                "? [a]\\n: b | line 1, column 3: a key that is a list",
                "a: [ | expected YAML",
                "a: .nan | line 1, column 4: <.nan> is no number",
                "'' | the file is empty",
            })
    void readsNoMoreOfYamlThanJsonCanSay(String yaml, String expected) {
        List<String> findings =
                Packages.sound().with("service.yaml", yaml.replace("\\n", "\n")).findings();
        assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(expected));
    }

    @Test
    void survivesAYamlBomb() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertThat(Packages.sound().with("service.yaml", bomb.toString()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("the anchor <&a0>; expected none"));
        assertThat(Packages.sound()
                        .with("service.yaml", "a: " + "[".repeat(5000))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("levels"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "2026-01-01", "0o17x", "12:30", "~x"})
    void leavesTextsInYamlTexts(String text) {
        ServicePackage service = Packages.sound()
                .with("service.yaml", "schalter: 1\nkey: ab\ntitle: " + text + "\n")
                .read()
                .service()
                .orElseThrow();
        assertThat(service.manifest().title().in("de")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1, \"a\": 2} | Duplicate",
                "{\"a\": 1} x | line 1",
                "{\"a\": 1,} | line 1",
                "[1] | is no form; expected a JSON Schema object",
                "{\"$schema\": \"http://example.org/x\"} | is no draft we know",
                "{\"type\": \"array\"} | <array> cannot be filled in",
                "{\"properties\": {\"a\": {\"$ref\": \"http://example.org/x.json\"}}} | leads out of this file, and"
                        + " nothing is fetched",
                "{\"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}} | leads out of this file",
                "{\"properties\": {\"a\": {\"$ref\": \"classpath:/application.yaml\"}}} | leads out of this file",
                "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/none\"}}} | /properties/a/$ref: <#/$defs/none> leads"
                        + " nowhere",
                "{\"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}} | leads back to"
                        + " itself",
                "{\"properties\": {\"a\": {\"$ref\": \"#/%zz\"}}} | leads nowhere",
                "{\"properties\": {\"a\": {\"$ref\": 5}}} | <5> leads out of this file",
            })
    void saysWhatIsWrongInASchema(String schema, String expected) {
        assertThat(Packages.withSchema(schema).findings())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("error form/schema.json").contains(expected));
    }

    @Test
    void refusesDeepJson() {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        assertThat(Packages.withSchema(deep).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding).contains("nesting depth"));
    }

    @Test
    void warnsOfAFormInsideItself() {
        Packages family = Packages.withSchema("""
            {"properties": {"child": {"$ref": "#/$defs/person"}},
             "$defs": {"person": {"title": "Person", "properties": {"children": {"type": "array", "items": {"$ref": "#/$defs/person"}}}}}}
            """);
        assertThat(family.findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("warning").contains("<Person> contains itself"));
        assertThat(family.read().hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "process.xml",
                "forms/schema.json",
                "form/schema.yaml",
                "tasks/Review/schema.json",
                "decisions/x.dmn",
                "documents/permit.htm",
                "texts/de.txt",
                "examples/one/extra.json",
                "examples/One/answers.json",
                "documents/sub/permit.html",
            })
    void namesFilesNobodyReads(String path) {
        assertThat(Packages.sound().with(path, "x").findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("error " + path + ": nobody reads the file <" + path + ">; expected"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.html",
                "documents/../../evil.html",
                "/etc/passwd",
                "documents\\x.html",
                "C:/x",
                "a//b",
                "texts/\u0000.properties",
                "examples/good-one/files/..",
                "form/./schema.json"
            })
    void refusesPathsThatLeadOut(String path) throws Exception {
        assertThat(Packages.sound().with(path, "x").findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("error").contains("<" + path + "> leads out"));
        if (path.indexOf(0) < 0) {
            Reading zipped =
                    PackageReader.readZip(Packages.sound().with(path, "x").zip());
            assertThat(zipped.hasErrors()).isTrue();
        }
    }

    @Test
    void leavesOutWhatFileManagersDrop() {
        Reading reading = Packages.sound()
                .with(".DS_Store", "x")
                .with("texts/Thumbs.db", "x")
                .read();
        assertThat(reading.hasErrors()).isFalse();
        assertThat(reading.findings()).hasSize(2);
        assertThat(reading.service().orElseThrow().hash())
                .isEqualTo(Packages.sound().read().service().orElseThrow().hash());
    }

    @Test
    void tellsFilesThatAreNotUtf8AndNamesThatDifferByCase() {
        assertThat(Packages.sound().with("README.md", new byte[] {(byte) 0xFC}).findings())
                .containsExactly("error README.md: the file is no UTF-8; expected to be saved as UTF-8");
        assertThat(Packages.sound().with("form/schema.json", "\uFEFF{}").findings())
                .anySatisfy(finding -> assertThat(finding).contains("byte order mark"));
        assertThat(Packages.sound()
                        .with("texts/de.properties", "a=1")
                        .with("texts/de-AB.properties", "a=1")
                        .with("texts/de-ab.properties", "a=1")
                        .findings())
                .anySatisfy(
                        finding -> assertThat(finding).contains("differs from <texts/de-AB.properties> by case only"));
    }

    @Test
    void keepsAnUnfinishedPackage() {
        Reading reading = Packages.sound()
                .withService("limit: none\nunknown: 1\n")
                .without("form/schema.json")
                .read();
        assertThat(reading.hasErrors()).isTrue();
        assertThat(reading.service().orElseThrow().key()).hasToString("library-card");
        assertThat(Packages.sound().without("service.yaml").read().service()).isEmpty();
        assertThat(Packages.sound().without("service.yaml").findings())
                .contains("error service.yaml: <service.yaml> is missing; expected it");
    }

    @Test
    void namesIncompleteExamples() {
        assertThat(Packages.sound().with("examples/one/answers.json", "{}").findings())
                .contains("error examples/one/expected.yaml: <examples/one/expected.yaml> is missing; expected it");
        assertThat(Packages.sound()
                        .with("examples/one/answers.json", "{}")
                        .with("examples/one/expected.yaml", "verdict: good\nfaults: [{at: name}]\nfee: {total: 8.00}")
                        .findings())
                .contains(
                        "error examples/one/expected.yaml /verdict: <good> does not fit; expected one of accepted,"
                                + " rejected",
                        "error examples/one/expected.yaml /faults/0: <keyword> is missing; expected a keyword of JSON"
                                + " Schema, or x-assert",
                        "error examples/one/expected.yaml /faults/0/at: <name> does not fit; expected a JSON Pointer"
                                + " such as /vehicle/plate",
                        "error examples/one/expected.yaml /fee/total: <8.00> does not fit; expected an amount in"
                                + " quotes such as \"30.70\"");
    }

    @Test
    void comesBackEqualFromAFolderAndFromAnyZip() throws IOException {
        Packages sound = Packages.sound();
        ServicePackage service = sound.read().service().orElseThrow();
        Files.createDirectories(folder.resolve("form"));
        Files.createDirectories(folder.resolve("texts"));
        for (Map.Entry<String, byte[]> file : service.files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Map<String, byte[]> nested = new LinkedHashMap<>();
        new TreeMap<>(service.files())
                .descendingMap()
                .forEach((path, bytes) -> nested.put("library-card/" + path, bytes));
        nested.put("__MACOSX/x", new byte[1]);

        assertThat(PackageReader.read(folder).service().orElseThrow().hash()).isEqualTo(service.hash());
        assertThat(PackageReader.readZip(sound.zip()).service().orElseThrow().hash())
                .isEqualTo(service.hash());
        ServicePackage unpacked =
                PackageReader.readZip(Packages.zip(nested)).service().orElseThrow();
        assertThat(unpacked.hash()).isEqualTo(service.hash()).matches("[0-9a-f]{64}");
        assertThat(unpacked.zip()).isEqualTo(service.zip());
        assertThat(PackageReader.readZip(service.zip()).service().orElseThrow().zip())
                .isEqualTo(service.zip());
        assertThat(sound.with("README.md", "x").read().service().orElseThrow().hash())
                .isNotEqualTo(service.hash());
    }

    @Test
    void refusesSymbolicLinksInFolders() throws IOException {
        Packages.sound().read().service().orElseThrow().files().forEach((path, bytes) -> {
            try {
                Files.createDirectories(folder.resolve(path).getParent());
                Files.write(folder.resolve(path), bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Files.createSymbolicLink(folder.resolve("README.md"), Path.of("/etc/hostname"));
        assertThat(PackageReader.read(folder).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("<README.md> is a link"));
    }

    @Test
    void unpacksNoMoreThanAPackageMayHold() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 100_000; i++) {
            many.put("examples/e" + i, new byte[0]);
        }
        assertThat(only(PackageReader.readZip(Packages.zip(many)))).contains("files; expected at most 2000");
        Map<String, byte[]> large = Map.of("README.md", new byte[PackageLimits.LARGEST_FILE + 1]);
        assertThat(only(PackageReader.readZip(Packages.zip(large)))).contains("<README.md> is larger than");
        Map<String, byte[]> zeros = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            zeros.put("f" + i, new byte[PackageLimits.LARGEST_FILE]);
        }
        assertThat(only(PackageReader.readZip(Packages.zip(zeros)))).contains("times as much");
        assertThat(only(PackageReader.readZip(endless()))).contains("bytes in all");
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'P';
            }
        };
    }

    @Test
    void readsNothingFromDamagedOrDishonestZips() {
        byte[] zip = Packages.sound().zip();
        assertThat(only(PackageReader.readZip(new byte[0]))).contains("no zip");
        assertThat(only(PackageReader.readZip("no zip at all, but long enough to hold an end".getBytes(UTF_8))))
                .contains("no zip");
        assertThat(only(PackageReader.readZip(java.util.Arrays.copyOf(zip, zip.length - 30))))
                .contains("no zip");
        byte[] renamed = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replaceFirst("service\\.yaml", "service.yamx")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(only(PackageReader.readZip(renamed))).contains("names other files than it holds");
        byte[] twice = new String(
                        Packages.sound()
                                .with("README.mx", "x")
                                .with("README.md", "y")
                                .zip(),
                        java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("README.mx", "README.md")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(only(PackageReader.readZip(twice))).contains("stands twice");
        byte[] linked = zip.clone();
        int entry = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        linked[entry + 5] = 3;
        linked[entry + 41] = (byte) 0xA1;
        assertThat(only(PackageReader.readZip(linked))).contains("is a symbolic link");
    }

    private static String only(Reading reading) {
        assertThat(reading.service()).isEmpty();
        assertThat(reading.findings()).hasSize(1);
        return reading.findings().getFirst().message();
    }

    @Test
    void readsFiveHundredFieldsAndTellsNothing() {
        var schema = new StringBuilder("{\"properties\": {");
        for (int i = 0; i < 500; i++) {
            schema.append(String.format(
                    Locale.ROOT, "%s\"f%d\": {\"type\": \"string\", \"title\": \"Feld %d\"}", i == 0 ? "" : ",", i, i));
        }
        Reading reading = Packages.withSchema(schema + "}}")
                .with("service.yaml", "schalter: 1\nkey: big-one\ntitle: Groß\n")
                .read();
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.service()
                        .orElseThrow()
                        .form()
                        .pages()
                        .pages()
                        .getFirst()
                        .elements())
                .hasSize(500);
    }

    @Test
    void saysOfWhatNothingComesYet() {
        assertThat(Packages.sound()
                        .withService("""
                            retention: {draft: P7D, completed: P3Y}
                            documents: {letter: {title: {de: Brief, en: Letter}, seal: true}}
                            """)
                        .with("documents/letter.html", "<p>x</p>")
                        .with("form/schema.json", """
                            {"type": "object", "properties": {"name": {"type": "string", "title": "Name", "x-retention": "P1Y"}}}
                            """)
                        .with("tasks/review/schema.json", """
                            {"type": "object", "properties": {"note": {"type": "string", "title": "Notiz", "x-retention": "P1Y"}}}
                            """)
                        .findings())
                .filteredOn(finding -> finding.startsWith("hint"))
                .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).startsWith("hint service.yaml /documents/letter/seal: <true> is noted"),
                        it -> assertThat(it).startsWith("hint tasks/review/schema.json: <x-retention> of <1> fields"));
    }
}
