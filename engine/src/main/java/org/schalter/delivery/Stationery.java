package org.schalter.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Scope;
import org.schalter.site.Site;
import org.schalter.template.Template;
import org.schalter.template.TemplateContext;
import org.schalter.template.Templates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes messages: from the author's templates, and from our own where the author wrote none. */
@Component
class Stationery {

    private final Templates templates;
    private final MessageSource texts;
    private final Site site;
    private final Clock clock;
    private final Template confirmation;
    private final Template resume;

    Stationery(Templates templates, MessageSource texts, Site site, Clock clock) {
        this.templates = templates;
        this.texts = texts;
        this.site = site;
        this.clock = clock;
        this.confirmation = OwnTemplates.read("confirmation");
        this.resume = OwnTemplates.read("resume");
    }

    /** A message's words. */
    record Written(String subject, String html, String text) {}

    /** From {@code messages/<name>.html} of the package; empty if there is none. */
    Optional<Written> authors(ServicePackage content, String name, String language, Scope scope) {
        return templates
                .message(content, name)
                .map(template ->
                        written(template.fill(scope, templates.context(content, language, Map.of())), language));
    }

    /** Our own confirmation of receipt. */
    Written confirmation(String language, Map<String, @Nullable Object> about) {
        return own(confirmation, language, about);
    }

    /** Our own message with the code to go on with. */
    Written resume(String language, Map<String, @Nullable Object> about) {
        return own(resume, language, about);
    }

    /** The scope with the address of the case's status page in it. */
    Scope withStatusUrl(Scope scope, String token) {
        Map<String, @Nullable Object> about = new HashMap<>();
        if (scope.variables().get("case") instanceof Map<?, ?> known) {
            known.forEach((name, value) -> about.put(String.valueOf(name), value));
        }
        about.put("statusUrl", site.url() + "/cases/" + token);
        return scope.with("case", about);
    }

    String url(String path) {
        return site.url() + path;
    }

    String town() {
        return site.town();
    }

    private Written own(Template template, String language, Map<String, @Nullable Object> about) {
        Locale locale = Locale.forLanguageTag(language);
        TemplateContext context = new TemplateContext(
                language,
                clock.getZone(),
                key -> Optional.ofNullable(texts.getMessage(key, null, null, locale)),
                (path, value) -> value,
                Map.of());
        return written(template.fill(new Scope(about, clock), context), language);
    }

    private static Written written(Template.Filled filled, String language) {
        String html = "<!DOCTYPE html>\n<html lang=\"" + HtmlUtils.htmlEscape(language)
                + "\"><head><meta charset=\"utf-8\"><title>" + HtmlUtils.htmlEscape(filled.title())
                + "</title></head><body>" + filled.address() + filled.body() + "</body></html>";
        return new Written(filled.title(), html, filled.text());
    }
}
