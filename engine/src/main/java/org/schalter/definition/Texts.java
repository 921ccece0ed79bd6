package org.schalter.definition;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a service in its languages, each by a key; the author wrote them in {@code texts/<lang>.properties}. */
public final class Texts {

    public static final Texts NONE = new Texts("de", Map.of());

    private final String reference;
    private final Map<String, Map<String, String>> byLanguage;

    Texts(String referenceLanguage, Map<String, Map<String, String>> byLanguage) {
        this.reference = referenceLanguage;
        this.byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** The text, or what to show where nobody wrote one. */
    public String find(String language, String key, String fallback) {
        return find(language, key).orElse(fallback);
    }

    /** The text in this language, else in the nearest one ({@code de} for {@code de-simple}), else in the reference language. */
    public Optional<String> find(String language, String key) {
        for (String candidate : Text.fallbacks(language)) {
            String found = exact(candidate, key);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(exact(reference, key));
    }

    /**
     * The text with its places filled in, as ICU MessageFormat.
     *
     * @throws IllegalArgumentException when there is no such text
     */
    public String format(String language, String key, Map<String, Object> args) {
        String pattern = find(language, key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No text <" + key + ">; write one in texts/" + reference + ".properties"));
        return new MessageFormat(pattern, ULocale.forLanguageTag(language)).format(args);
    }

    /** Whether some language has this text. */
    public boolean has(String key) {
        return byLanguage.values().stream().anyMatch(texts -> texts.containsKey(key));
    }

    /** The languages somebody wrote texts in. */
    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** The keys written in this language. */
    public Set<String> keys(String language) {
        return byLanguage.getOrDefault(language, Map.of()).keySet();
    }

    private @Nullable String exact(String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).get(key);
    }
}
