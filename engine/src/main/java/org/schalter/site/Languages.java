package org.schalter.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of our own pages, the town's first. */
public final class Languages {

    private static final List<Locale> UI = List.of(Locale.GERMAN, Locale.ENGLISH);

    private Languages() {}

    /** German and English; the first one is the fallback. */
    public static List<Locale> ui() {
        return UI;
    }

    /** The language of ours that a tag such as {@code en-GB} means, if there is one. */
    static Optional<Locale> of(@Nullable String tag) {
        if (tag == null || tag.length() > 35) {
            return Optional.empty();
        }
        var language = Locale.forLanguageTag(tag).getLanguage();
        return UI.stream().filter(it -> it.getLanguage().equals(language)).findFirst();
    }
}
