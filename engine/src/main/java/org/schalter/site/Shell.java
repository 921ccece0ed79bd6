package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout of every page asks for: the site, the visitor's navigation, the languages. */
@Component("shell")
class Shell {

    private final Site site;
    private final ObjectProvider<NavigationEntry> entries;

    Shell(Site site, ObjectProvider<NavigationEntry> entries) {
        this.site = site;
        this.entries = entries;
    }

    public Site site() {
        return site;
    }

    /**
     * An entry of the navigation as the layout shows it.
     *
     * @param current whether its pages are the ones being looked at
     */
    public record NavigationLink(String textKey, String href, boolean current) {}

    /** The entries this visitor may use; what several roles lead to is one. */
    public List<NavigationLink> navigation() {
        var request = request();
        return entries.stream()
                .filter(it -> !Stranger.isPretended(request)
                        && request.isUserInRole(it.role().authority()))
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .map(it -> new NavigationLink(it.textKey(), it.href(), here(it.href(), request.getRequestURI())))
                .distinct()
                .toList();
    }

    private static boolean here(String href, String path) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    /** The name of who is signed in. */
    public @Nullable String visitor() {
        var principal = request().getUserPrincipal();
        return principal == null || Stranger.isPretended(request()) ? null : principal.getName();
    }

    /** The languages to choose from: ours, and those that the page's content is to be had in. */
    public List<LanguageLink> languages(Locale locale) {
        var offered = Languages.offered(request());
        var current = offered == null || Languages.speaks(offered.current()) ? locale.getLanguage() : offered.current();
        var ours = Languages.ui().stream().map(Locale::getLanguage);
        var theirs = offered == null ? Stream.<String>empty() : offered.tags().stream();
        return Stream.concat(ours, theirs)
                .distinct()
                .map(tag -> new LanguageLink(tag, Languages.name(tag), sameAddressIn(tag), tag.equals(current)))
                .toList();
    }

    /** A link to this page in another language, named in that language. */
    public record LanguageLink(String tag, String name, String href, boolean current) {

        /** For HTML, which knows no easy German. */
        public String lang() {
            return tag.replace("-simple", "");
        }
    }

    private static String sameAddressIn(String language) {
        return UriComponentsBuilder.newInstance()
                .query(request().getQueryString())
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
