package org.schalter.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.site.Access;
import org.schalter.site.Languages;
import org.schalter.site.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The start page with all services, and each service's own page. */
@Controller
@Access
class CataloguePages {

    private static final int LONGEST_SEARCH = 100;

    private final Editions editions;
    private final MessageSource texts;

    CataloguePages(Editions editions, MessageSource texts) {
        this.editions = editions;
        this.texts = texts;
    }

    @GetMapping("/")
    String catalogue(@RequestParam(name = "q", defaultValue = "") String search, Locale locale, Model model) {
        var wanted = search.strip();
        var bounded = wanted.substring(0, Math.min(wanted.length(), LONGEST_SEARCH));
        model.addAttribute("search", bounded);
        model.addAttribute("catalogue", Catalogue.of(editions.live(), bounded, locale, categoryName(locale)));
        return "publishing/catalogue";
    }

    @GetMapping("/services/{key}")
    String service(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String lang,
            Locale locale,
            HttpServletRequest request,
            Model model) {
        var edition = ServiceKey.parse(key)
                .flatMap(editions::live)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "unknown-service", "there is no live service <%s>".formatted(key)));
        var languages = edition.content().manifest().languages();
        var spoken = Optional.ofNullable(lang).filter(languages::contains).filter(it -> !Languages.speaks(it));
        Languages.offer(request, languages, spoken.orElse(locale.getLanguage()));
        model.addAttribute("service", ServiceView.of(edition, editions.openness(edition), locale, spoken));
        return "publishing/service";
    }

    /** Towns may have categories that we have no name for; then theirs is shown, with a capital letter. */
    private Function<String, String> categoryName(Locale locale) {
        return category -> {
            var own =
                    category.isEmpty() ? "" : category.substring(0, 1).toUpperCase(Locale.ROOT) + category.substring(1);
            var name = texts.getMessage("publishing.category." + category, null, own, locale);
            return name == null ? own : name;
        };
    }
}
