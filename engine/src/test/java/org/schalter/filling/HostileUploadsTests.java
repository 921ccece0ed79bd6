package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.Bombs;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;

/** Files that somebody made to do harm, under the most harmless name. */
class HostileUploadsTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final byte[] PDF = bytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

    static Stream<Arguments> taken() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("application/pdf", PDF);
        files.put("image/png", Bombs.honest("png"));
        files.put("image/jpeg", Bombs.honest("jpg"));
        files.put("image/tiff", Bombs.honest("tiff"));
        files.put("image/heic", joined(new byte[] {0, 0, 0, 24}, bytes("ftypheic"), new byte[16]));
        files.put("text/plain", bytes("Ich wohne seit 1999 in Düren.\nA < B & C > D\n=1+1;\"x\"\n"));
        return files.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    static Stream<Arguments> refused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a page", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"));
        files.put("a page after white space", bytes("\n\n   <HTML>"));
        files.put("a page after a byte order mark", bytes("\ufeff<html>"));
        files.put("a page in the middle", bytes("Hallo\n<script>alert(1)</script>"));
        files.put("a drawing", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
        files.put("a drawing after its head", bytes("<?xml version='1.0'?><svg/>"));
        files.put("a style sheet for XML", bytes("<?xml-stylesheet href='javascript:alert(1)'?><x/>"));
        files.put("a page in UTF-16", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_16));
        files.put("a page in UTF-7 with a control character", bytes("+ADw-script+AD4-\u0000"));
        files.put("a program of Windows", joined(bytes("MZ\u0000\u0001"), PDF));
        files.put("a program of Linux", joined(new byte[] {0x7f}, bytes("ELF"), new byte[60]));
        files.put(
                "a class of Java",
                joined(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe}, new byte[60]));
        files.put("a serialised object of Java", joined(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}, new byte[60]));
        files.put("a shell's script", bytes("#!/bin/sh\nrm -rf /\n"));
        files.put("rich text that may hold objects", bytes("{\\rtf1\\ansi{\\object\\objemb}}"));
        files.put("an old document that may hold macros", joined(ole(), new byte[512]));
        files.put("a document with macros", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        files.put("an archive of Java", zip("META-INF/MANIFEST.MF", "Evil.class"));
        files.put("a document that is an archive too", joined(PDF, zip("META-INF/MANIFEST.MF", "Evil.class")));
        files.put("a photo that is an archive too", joined(Bombs.honest("jpg"), zip("META-INF/MANIFEST.MF")));
        files.put("a document after a page", joined(bytes("<html>"), PDF));
        files.put("a moving picture that is a script too", bytes("GIF89a/*\u0000*/=1;alert(1)"));
        files.put("a picture that fills all memory", Bombs.png(60_000, 60_000));
        files.put("a photo that fills all memory", Bombs.jpeg(65_500, 65_500));
        files.put("half a picture's head", java.util.Arrays.copyOf(Bombs.honest("png"), 20));
        files.put("a vector picture that runs", bytes("%!PS-Adobe-3.0\n(x) run"));
        files.put("a mail", bytes("From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\nx"));
        return files.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void takesHonestFiles(String mediaType, byte[] content) {
        HttpAnswer answer = upload("beleg.bin", content);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().path("mediaType").asString()).isEqualTo(mediaType);
        assertThat(answer.json().path("size").asInt()).isEqualTo(content.length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesEveryOther(String what, byte[] content) {
        HttpAnswer answer = upload("beleg.pdf", content);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.json().path("type").asString()).endsWith(":upload-kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Nachweis Düren.pdf¦Nachweis Düren.pdf",
                "Nachweis.PDF¦Nachweis.PDF",
                "../../../etc/passwd¦passwd.pdf",
                "..\\..\\windows\\win.ini¦win.ini.pdf",
                "/etc/cron.d/x.pdf¦x.pdf",
                "rechnung.pdf.exe¦rechnung.pdf.exe.pdf",
                "rechnung\u202Efdp.exe¦rechnungfdp.exe.pdf",
                "rechnung\u2066\u200b\u00ad.pdf¦rechnung.pdf",
                "liste.csv¦liste.csv.pdf",
                "a<img src=x onerror=alert(1)>.pdf¦a_img src=x onerror=alert(1)_.pdf",
                "C:evil.pdf::$DATA¦C_evil.pdf__$DATA.pdf",
                "...¦datei.pdf",
                ".htaccess¦htaccess.pdf",
                "${7*7}[[${7*7}]]{{7*7}}.pdf¦${7_7}[[${7_7}]]{{7_7}}.pdf",
                "u\u0308.pdf¦ü.pdf"
            })
    void callsThemHarmlessly(String sent, String stored) {
        assertThat(upload(sent, PDF).json().path("name").asString()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"a,300", "ü,300", "😀,200"})
    void shortensNamesToWhatAFileSystemTakes(String letter, int times) {
        String name =
                upload(letter.repeat(times) + ".pdf", PDF).json().path("name").asString();

        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(245, 255);
        assertThat(name).endsWith(".pdf").startsWith(letter).doesNotContain("\ufffd");
    }

    private static HttpAnswer upload(String name, byte[] content) {
        return ENGINE.as("editor").upload("/api/v1/uploads", "file", name, "application/pdf", content);
    }

    private static byte[] ole() {
        return new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    }

    private static byte[] zip(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes("x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
