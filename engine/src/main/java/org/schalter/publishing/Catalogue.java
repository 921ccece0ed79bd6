package org.schalter.publishing;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.schalter.site.Search;

/** The live services as the start page shows them: those that fit the search, by category. */
record Catalogue(List<Shelf> shelves, int size) {

    /** A category and its services. */
    record Shelf(String category, String name, List<Entry> entries) {}

    /** A service; its texts are in that language, which is not always the page's. */
    record Entry(String key, String title, String summary, String language) {}

    static Catalogue of(List<Edition> editions, String search, Locale locale, Function<String, String> categoryName) {
        var collator = Collator.getInstance(locale);
        var shelves = new TreeMap<String, List<Entry>>();
        for (var edition : editions) {
            var category = edition.content().manifest().category();
            if (fits(edition, categoryName.apply(category), search)) {
                shelves.computeIfAbsent(category, it -> new ArrayList<>()).add(entry(edition, locale));
            }
        }
        var sorted = shelves.entrySet().stream()
                .map(it -> new Shelf(it.getKey(), categoryName.apply(it.getKey()), sorted(it.getValue(), collator)))
                .sorted(Comparator.comparing(Shelf::name, collator))
                .toList();
        return new Catalogue(
                sorted, shelves.values().stream().mapToInt(List::size).sum());
    }

    private static List<Entry> sorted(List<Entry> entries, Collator collator) {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::title, collator))
                .toList();
    }

    private static Entry entry(Edition edition, Locale locale) {
        var manifest = edition.content().manifest();
        var language = language(edition, locale);
        return new Entry(
                edition.key().value(),
                manifest.title().in(language),
                manifest.summary().in(language),
                language);
    }

    /** The page's language if the service has it, else the one it was written in. */
    static String language(Edition edition, Locale locale) {
        var manifest = edition.content().manifest();
        return manifest.languages().contains(locale.getLanguage())
                ? locale.getLanguage()
                : manifest.referenceLanguage();
    }

    /** Every word must occur somewhere, in whichever language: somebody may search in the language they know. */
    private static boolean fits(Edition edition, String category, String search) {
        var manifest = edition.content().manifest();
        var text = new StringBuilder(edition.key().value()).append(' ').append(category);
        manifest.title().byLanguage().values().forEach(it -> text.append(' ').append(it));
        manifest.summary().byLanguage().values().forEach(it -> text.append(' ').append(it));
        for (var language : manifest.languages()) {
            text.append(' ').append(edition.content().texts().find(language, "service.keywords", ""));
        }
        return Search.fits(text.toString(), search);
    }
}
