package org.schalter.publishing;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Manifest;
import org.schalter.site.Dates;

/**
 * A service as its page shows it. Its texts are in that language, which is not always the page's.
 *
 * @param needs what to have at hand
 * @param cost in the author's words, if they wrote any
 * @param hasFee whether something is to be paid at all
 * @param time how long it takes, in the author's words, if they wrote any
 * @param identity how surely the applicant must be known: none, basic, substantial, high
 * @param spoken the language to fill it in if it is none of our own pages'
 * @param openness whether it takes applications today
 */
record ServiceView(
        String key,
        String language,
        String title,
        String summary,
        List<Thing> needs,
        Optional<String> cost,
        boolean hasFee,
        List<String> payment,
        Optional<String> time,
        List<String> law,
        Kept kept,
        String identity,
        List<Choice> languages,
        Optional<String> spoken,
        Openness openness,
        Optional<String> from,
        Optional<String> until) {

    /** Something to have at hand. */
    record Thing(String kind, String title, boolean always) {}

    /** A language that the form is to be had in. */
    record Choice(String tag, String name, boolean easy) {}

    /** How long a completed application is kept: years where they are whole, else months, else days. */
    record Kept(String unit, long count) {

        static Kept of(Period period) {
            if (period.getDays() > 0) {
                return new Kept("days", period.toTotalMonths() * 30 + period.getDays());
            }
            return period.getMonths() == 0
                    ? new Kept("years", period.getYears())
                    : new Kept("months", period.toTotalMonths());
        }
    }

    /** What is found in the schema once per edition. */
    private record FoundNeeds(List<Needs.Need> needs) {}

    static ServiceView of(Edition edition, Openness openness, Locale locale, Optional<String> spoken) {
        var manifest = edition.content().manifest();
        var language = Catalogue.language(edition, locale);
        return new ServiceView(
                edition.key().value(),
                language,
                manifest.title().in(language),
                manifest.summary().in(language),
                needs(edition, language),
                text(edition, language, "service.cost"),
                manifest.fee().isPresent(),
                manifest.payment().map(Manifest.PaymentRule::methods).orElse(List.of()).stream()
                        .map(ServiceJson::word)
                        .toList(),
                text(edition, language, "service.time"),
                manifest.law(),
                Kept.of(manifest.retention().completed()),
                ServiceJson.word(manifest.identity().minimum()),
                languages(manifest),
                spoken,
                openness,
                date(manifest.open().from(), locale),
                date(manifest.open().until(), locale));
    }

    public boolean open() {
        return openness == Openness.OPEN;
    }

    private static List<Thing> needs(Edition edition, String language) {
        var things = new ArrayList<Thing>();
        text(edition, language, "service.need")
                .ifPresent(it -> it.lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> things.add(new Thing("other", line.strip(), true))));
        for (var need : edition.derived(
                        FoundNeeds.class,
                        it -> new FoundNeeds(Needs.of(it.content().form())))
                .needs()) {
            var title = edition.content().texts().find(language, need.textKey(), need.title());
            things.add(new Thing(need.kind(), title, need.always()));
        }
        return things.stream().distinct().toList();
    }

    private static Optional<String> text(Edition edition, String language, String key) {
        return edition.content().texts().find(language, key).filter(it -> !it.isBlank());
    }

    private static List<Choice> languages(Manifest manifest) {
        return manifest.languages().stream()
                .map(it -> new Choice(it, name(it), it.endsWith("-simple")))
                .toList();
    }

    private static Optional<String> date(@Nullable LocalDate date, Locale locale) {
        return Optional.ofNullable(date).map(it -> Dates.inWords(it, locale));
    }

    /** Each language calls itself by its own name. */
    private static String name(String tag) {
        var locale = Locale.forLanguageTag(tag.replaceFirst("-simple$", ""));
        return locale.getDisplayName(locale);
    }
}
