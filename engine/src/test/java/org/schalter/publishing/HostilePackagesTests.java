package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Packages that somebody made to do harm: each is refused with its reason, and what was there before stays. */
class HostilePackagesTests {

    private static final String SERVICES = "/api/v1/services";
    private static final int PIECE = 16 << 20;
    private static final int PIECES = 640;
    private static final String BPMN = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1"
            xmlns:flowable="http://flowable.org/bpmn" targetNamespace="urn:test"><process id="p">
          <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="work"/>
          %s
          <sequenceFlow id="f2" sourceRef="work" targetRef="done"/><endEvent id="done"/>
        </process></definitions>
        """;
    private static final String STATUS = """
        <serviceTask id="work" name="Set" s:action="set-status"><extensionElements><s:input name="status" value="checked"/></extensionElements></serviceTask>\
        """;

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void unpacksNoTenGigabytes() {
        byte[] bomb = tenGigabytes();
        assertThat(bomb).hasSizeLessThan(20 << 20);

        HttpAnswer refused = importing(bomb);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:unreadable-package");
        assertThat(messages(refused)).anyMatch(it -> it.contains("<README.md> is larger than"));
        assertThat(publishes("after-the-bomb", TinyService.named("after-the-bomb")))
                .isEqualTo(201);
    }

    @Test
    void countsAHundredThousandEntriesAndReadsNone() {
        HttpAnswer refused = importing(zip(100_000));
        HttpAnswer few = importing(TinyService.named("few-entries").zip());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(messages(refused)).anyMatch(it -> it.contains("files; expected at most 2000"));
        assertThat(few.status()).isEqualTo(201);
    }

    /** The directory at a zip's end may say what it likes. */
    @Test
    void readsNoHalfMillionEntriesOfWhichTheDirectoryNamesNone() {
        HttpAnswer refused = importing(unnamed(500_000));
        HttpAnswer tooLarge = importing(unnamed(1_000_000));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(messages(refused)).anyMatch(it -> it.contains("<2001> files; expected at most 2000"));
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void unpacksNothingThatGrowsAThousandTimes() {
        HttpAnswer refused = importing(
                TinyService.named("grows").with("README.md", new byte[4 << 20]).zip());
        HttpAnswer poem = importing(TinyService.named("grows")
                .with("README.md", "Es war einmal. ".repeat(1000))
                .zip());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(messages(refused)).anyMatch(it -> it.contains("times as much"));
        assertThat(poem.status()).isEqualTo(201);
    }

    /** Nor is a zip in a zip opened: it is a file that nobody reads. */
    @Test
    void opensNoZipInAZip() {
        var nested = TinyService.named("nested").with("documents/inner.zip", zip(100));

        HttpAnswer imported = importing(nested.zip());

        assertThat(imported.status()).as(imported.toString()).isIn(201, 422);
        assertThat(imported.json().path("findings").findValuesAsString("file")).contains("documents/inner.zip");
        assertThat(engine.as("publisher").post(SERVICES + "/nested/editions").status())
                .isIn(404, 422);
        assertThat(publishes("nested", nested.without("documents/inner.zip"))).isEqualTo(201);
    }

    @Test
    void keepsNoFileThatClimbsOutAndPublishesNothingOfIt() {
        TinyService.named("climbs-out").publishedOn(engine, "climbs-out");

        HttpAnswer climbing = importing(
                TinyService.named("climbs-out").with("../../etc/cron.d/x", "x").zip());

        assertThat(climbing.status()).isEqualTo(422);
        assertThat(climbing.json().path("type").asString()).isEqualTo("urn:schalter:problem:unreadable-package");
        assertThat(messages(climbing)).anyMatch(it -> it.contains("<../../etc/cron.d/x> leads out of the package"));
        HttpAnswer again = engine.as("publisher").post(SERVICES + "/climbs-out/editions");
        assertThat(again.json().path("edition").asInt())
                .as("nothing of it was kept")
                .isEqualTo(1);
        assertThat(engine.anonymous()
                        .get(SERVICES + "/climbs-out")
                        .json()
                        .path("edition")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<scriptTask id=\"work\""
                        + " scriptFormat=\"javascript\"><script>java.lang.System.exit(1)</script></scriptTask> ¦"
                        + " scriptTask",
                "<serviceTask id=\"work\" flowable:class=\"java.lang.Runtime\"/> ¦ flowable",
                "<serviceTask id=\"work\" flowable:expression=\"${1+1}\" s:action=\"set-status\"/> ¦ flowable",
                "<serviceTask id=\"work\" s:action=\"set-status\"><extensionElements><flowable:executionListener"
                        + " event=\"start\" class=\"x.Y\"/></extensionElements></serviceTask> ¦ executionListener",
                "<serviceTask id=\"work\" s:action=\"run-shell\"/> ¦ run-shell",
                "<sendTask id=\"work\" flowable:type=\"mail\"/> ¦ sendTask",
                "<callActivity id=\"work\" calledElement=\"other\"/> ¦ callActivity"
            })
    void publishesNoProcessThatBringsCode(String element, String named) {
        HttpAnswer refused = publishing("brings-code", service("brings-code", BPMN.formatted(element)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(messages(refused)).anyMatch(it -> it.contains(named));
    }

    @Test
    void publishesAProcessWithoutCode() {
        assertThat(publishes("brings-none", service("brings-none", BPMN.formatted(STATUS))))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${T(java.lang.Runtime)}", "#{1+1}"})
    void publishesNoNameThatAnotherLanguageWouldRun(String name) {
        String process = BPMN.formatted(STATUS.replace("\"Set\"", "\"" + name + "\""));

        assertThat(messages(publishing("odd-names", service("odd-names", process))))
                .anyMatch(it -> it.contains("<" + name + "> holds an expression of a foreign language"));
    }

    @ParameterizedTest
    @CsvSource({"process.bpmn", "decisions/fee.dmn"})
    void resolvesNoEntities(String file) {
        String xxe = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String bomb = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
        for (String prolog : List.of(xxe, bomb)) {
            String text = prolog + BPMN.formatted(STATUS.replace("checked", "&x;"));
            HttpAnswer refused =
                    publishing("entities", TinyService.named("entities").with(file, text));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).doesNotContain("root:");
            assertThat(refused.json().path("findings").findValuesAsString("file"))
                    .contains(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<p>{{ = function(x) x }}</p>",
                "<p onclick=\"alert(1)\">a</p>",
                "<script>alert(1)</script>",
                "<p>{{ answers.name.getClass() }}</p>",
                "<img src=\"http://169.254.169.254/\">",
                "<p style=\"background:url(file:///etc/passwd)\">a</p>"
            })
    void publishesNoTemplateThatBringsCode(String body) {
        HttpAnswer refused = publishing("template-code", letter("template-code", body));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("file")).contains("documents/letter.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "*{7}", "#{x}", "__${7*7}__", "[[${7*7}]]", "~{x}", "{{{ x }}}", "<%= 7*7 %>"})
    void printsNoExpressionOfAnotherLanguage(String expression) {
        HttpAnswer refused =
                publishing("template-text", letter("template-text", "<p>" + expression + " {{ answers.name }}</p>"));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("file")).contains("documents/letter.html");
    }

    @Test
    void publishesATemplateWithoutCode() {
        assertThat(publishes("template-plain", letter("template-plain", "<p>5 &lt; 6 € {{ answers.name }}</p>")))
                .isEqualTo(201);
    }

    private static TinyService letter(String key, String body) {
        return service(
                        key,
                        BPMN.formatted(
                                "<serviceTask id=\"work\" s:action=\"issue-document\"><extensionElements><s:input"
                                        + " name=\"document\" value=\"letter\"/></extensionElements></serviceTask>"))
                .and("service.yaml", "documents: {letter: {title: {de: Brief, en: Letter}}}\n")
                .with(
                        "documents/letter.html",
                        "<html><head><title>Brief</title></head><body>" + body + "</body></html>");
    }

    private static TinyService service(String key, String process) {
        return TinyService.named(key).with("process.bpmn", process);
    }

    private int publishes(String key, TinyService service) {
        HttpAnswer published = publishing(key, service);
        return published.status() == 201 ? 201 : fail(published);
    }

    private static int fail(HttpAnswer answer) {
        throw new AssertionError(answer.toString());
    }

    private HttpAnswer publishing(String key, TinyService service) {
        assertThat(importing(service.zip()).status()).isEqualTo(201);
        return engine.as("publisher").post(SERVICES + "/" + key + "/editions");
    }

    private HttpAnswer importing(byte[] zip) {
        return engine.as("editor").post(SERVICES, "application/zip", zip);
    }

    private static List<String> messages(HttpAnswer answer) {
        return answer.json().path("findings").findValuesAsString("message");
    }

    private static byte[] zip(int entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Folders one after the other, and a directory of none. */
    private static byte[] unnamed(int entries) {
        var bytes = ByteBuffer.allocate(entries * 32 + 22).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < entries; i++) {
            bytes.putInt(0x04034b50).putShort((short) 10).putShort((short) 0).putShort((short) 0);
            bytes.putInt(0).putInt(0).putInt(0).putInt(0).putShort((short) 2).putShort((short) 0);
            bytes.put((byte) 'a').put((byte) '/');
        }
        int directory = bytes.position();
        bytes.putInt(0x06054b50).putInt(0).putInt(0).putInt(0).putInt(directory).putShort((short) 0);
        return bytes.array();
    }

    /** A zip of about ten megabytes with one file of ten gigabytes of zeros, as any unzip would unpack it. */
    private static byte[] tenGigabytes() {
        var zeros = new byte[PIECE];
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(zeros);
        var buffer = new byte[1 << 20];
        // After a full flush the same piece can follow itself.
        byte[] piece = java.util.Arrays.copyOf(buffer, deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH));
        deflater.end();
        var crc = new CRC32();
        var data = new ByteArrayOutputStream();
        for (int i = 0; i < PIECES; i++) {
            crc.update(zeros);
            data.writeBytes(piece);
        }
        data.writeBytes(new byte[] {3, 0});
        return zip64("README.md", data.toByteArray(), crc.getValue(), (long) PIECE * PIECES);
    }

    private static byte[] zip64(String name, byte[] data, long crc, long size) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(data.length + 400).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x04034b50).putShort((short) 45);
        header(bytes, path, crc);
        bytes.put(path).putShort((short) 1).putShort((short) 16).putLong(size).putLong(data.length);
        bytes.put(data);
        int directory = bytes.position();
        bytes.putInt(0x02014b50).putShort((short) 45).putShort((short) 45);
        header(bytes, path, crc);
        bytes.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(0);
        bytes.put(path).putShort((short) 1).putShort((short) 16).putLong(size).putLong(data.length);
        int length = bytes.position() - directory;
        bytes.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
        bytes.putInt(length).putInt(directory).putShort((short) 0);
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** What the entry and the directory say alike: flags, method, time, check sum, sizes in the extra field, lengths. */
    private static void header(ByteBuffer bytes, byte[] path, long crc) {
        bytes.putShort((short) 0).putShort((short) 8).putInt(0).putInt((int) crc);
        bytes.putInt(-1).putInt(-1).putShort((short) path.length).putShort((short) 20);
    }
}
