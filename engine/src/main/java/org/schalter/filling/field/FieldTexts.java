package org.schalter.filling.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of a field type in its own folder, German where a language has none. */
public final class FieldTexts {

    private static final Map<String, Map<String, String>> READ = new ConcurrentHashMap<>();

    private FieldTexts() {}

    public static Map<String, String> of(String type, Locale locale) {
        String language = locale.getLanguage().equals("en") ? "en" : "de";
        return READ.computeIfAbsent(type + '/' + language, key -> read(type, language));
    }

    static String find(String type, String key, Locale locale) {
        String text = of(type, locale).get(key);
        if (text == null) {
            throw new IllegalArgumentException("field type <" + type + "> has no text <" + key + ">");
        }
        return text;
    }

    private static Map<String, String> read(String type, String language) {
        String file = "/fields/" + type + "/texts_" + language + ".properties";
        try (InputStream in = FieldTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                return Map.of();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
            return Map.copyOf(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("texts of field type <" + type + "> can't be read", unreadable);
        }
    }
}
