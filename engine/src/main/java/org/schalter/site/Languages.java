package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of our own pages, the town's first, and those that a page's content is to be had in besides. */
public final class Languages {

    private static final List<Locale> UI = List.of(Locale.GERMAN, Locale.ENGLISH);

    private static final String OFFER = "schalter.languages";

    private Languages() {}

    /** German and English; the first one is the fallback. */
    public static List<Locale> ui() {
        return UI;
    }

    /** Whether our own pages speak it. */
    public static boolean speaks(String tag) {
        return UI.stream().anyMatch(it -> it.getLanguage().equals(tag));
    }

    /**
     * Has the page's chooser of languages offer these too; there is one chooser a page.
     *
     * @param current the one that the content is shown in
     */
    public static void offer(HttpServletRequest request, List<String> tags, String current) {
        request.setAttribute(OFFER, new Offer(tags, current));
    }

    static @Nullable Offer offered(HttpServletRequest request) {
        return (Offer) request.getAttribute(OFFER);
    }

    /** Languages of a page's content, and the one it is shown in. */
    record Offer(List<String> tags, String current) {}

    /** What a language calls itself, easy German by its own name. */
    public static String name(String tag) {
        if (tag.equals("de-simple")) {
            return "Leichte Sprache";
        }
        var locale = Locale.forLanguageTag(tag);
        return locale.getDisplayLanguage(locale);
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
