package org.schalter.definition;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads {@code texts/<language>.properties}: each key once, each text an ICU message. */
final class TextsReader {

    private final Manifest manifest;
    private final Map<String, String> files;
    private final List<Finding> findings;

    TextsReader(Manifest manifest, Map<String, String> files, List<Finding> findings) {
        this.manifest = manifest;
        this.files = files;
        this.findings = findings;
    }

    static String file(String language) {
        return "texts/" + language + ".properties";
    }

    Texts read() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String language : manifest.languages()) {
            String content = files.get(file(language));
            if (content != null) {
                all.put(language, texts(file(language), content));
            }
        }
        for (String path : files.keySet().stream().sorted().toList()) {
            if (path.startsWith("texts/") && !all.containsKey(language(path))) {
                findings.add(Finding.of(
                        Severity.ERROR,
                        path,
                        "",
                        "texts-foreign",
                        language(path),
                        manifest.languages().toString()));
            }
        }
        return new Texts(manifest.referenceLanguage(), all);
    }

    private static String language(String path) {
        return path.substring("texts/".length(), path.length() - ".properties".length());
    }

    private Map<String, String> texts(String file, String content) {
        Map<String, String> texts = new TreeMap<>();
        try {
            new Properties() {
                @Override
                public synchronized Object put(Object key, Object value) {
                    add(file, texts, key.toString(), value.toString());
                    return value;
                }
            }.load(new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    file, "", "a broken escape <\\u…>; expected the character itself, the file is UTF-8"));
        }
        return texts;
    }

    private void add(String file, Map<String, String> texts, String key, String text) {
        if (texts.put(key, text) != null) {
            findings.add(Finding.of(Severity.ERROR, file, key, "text-twice", key));
        }
        try {
            new MessagePattern(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            findings.add(Finding.of(Severity.ERROR, file, key, "text-broken", text, String.valueOf(e.getMessage())));
        }
    }
}
