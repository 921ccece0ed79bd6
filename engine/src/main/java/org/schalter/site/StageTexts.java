package org.schalter.site;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of every stage, from {@code texts/<stage>_<language>.properties} wherever they are on the class path.
 *
 * <p>Arguments are ICU's, so a lone apostrophe is an apostrophe and plurals are possible. A text missing in one language
 * falls back to the first one; a key that two files of a language define stops the start.
 */
class StageTexts extends AbstractMessageSource {

    private final Map<String, Map<String, String>> texts = new HashMap<>();
    private final Map<Locale, Map<String, MessageFormat>> formats = new ConcurrentHashMap<>();

    StageTexts() {
        for (var locale : Languages.ui()) {
            texts.put(locale.getLanguage(), read(locale.getLanguage()));
        }
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        if (code == null) {
            return null;
        }
        var language = Languages.of(locale == null ? null : locale.toLanguageTag())
                .orElse(Languages.ui().getFirst());
        var text = find(code, language);
        if (text == null || args == null || args.length == 0) {
            return text;
        }
        var format = formats.computeIfAbsent(language, it -> new ConcurrentHashMap<>())
                .computeIfAbsent(text, it -> new MessageFormat(it, language));
        return format.clone().format(resolveArguments(args, language));
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        throw new UnsupportedOperationException("Texts are formatted by ICU");
    }

    private @Nullable String find(String code, Locale language) {
        var text = texts.getOrDefault(language.getLanguage(), Map.of()).get(code);
        var fallback = texts.getOrDefault(Languages.ui().getFirst().getLanguage(), Map.of());
        return text == null ? fallback.get(code) : text;
    }

    private static Map<String, String> read(String language) {
        var all = new HashMap<String, String>();
        try {
            var pattern = "classpath*:texts/*_" + language + ".properties";
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                add(file, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static void add(Resource file, Map<String, String> all) throws IOException {
        var properties = new Properties();
        try (var reader = new java.io.InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        for (var key : properties.stringPropertyNames()) {
            if (all.put(key, properties.getProperty(key)) != null) {
                throw new IllegalStateException(
                        "Text <%s> of %s is in another file too, should be in one".formatted(key, file.getFilename()));
            }
        }
    }
}
