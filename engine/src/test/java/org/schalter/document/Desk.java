package org.schalter.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.document.provider.pdf.PdfRenderers;
import org.schalter.expression.Scope;
import org.schalter.site.Site;
import org.schalter.template.Templates;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** A town hall's desk without a town hall: makes letters of the services in the forms library. */
final class Desk {

    static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneId.of("Europe/Berlin"));
    static final CheckCode CODE = new CheckCode("7K3MQ2D9AXWR4T6BVN8HCFPZ1E");

    private static final DocumentSettings SETTINGS = new DocumentSettings(
            "pdf",
            new DocumentSettings.Letter(
                    "Stadt Musterstadt",
                    "Die Bürgermeisterin",
                    "Rathausplatz 1",
                    "12345 Musterstadt",
                    "02421 25-0",
                    "rathaus@musterstadt.example",
                    "www.musterstadt.example",
                    "Sparkasse Musterstadt",
                    "DE89 3704 0044 0532 0130 00",
                    "COBADEFFXXX",
                    "#1d4f91"),
            Map.of(),
            30);

    final Letters letters;
    final Templates templates = new Templates(CLOCK, _ -> Optional.empty());

    Desk() {
        Site site = new Site(URI.create("https://service.musterstadt.example"), "Musterstadt", true);
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("texts/document");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        LetterFrame frame = new LetterFrame(SETTINGS, site, texts);
        Renderers renderers = new Renderers(List.of(PdfRenderers.pdf()), SETTINGS, new MockEnvironment());
        letters = new Letters(templates, frame, new Insets(SETTINGS, frame, site, texts), renderers, CLOCK);
    }

    static ServicePackage service(String key) {
        Path folder = Path.of("../forms-library/src/main/resources/forms-library/services", key);
        Path here = Path.of("forms-library/src/main/resources/forms-library/services", key);
        try {
            return PackageReader.read(folder.toFile().exists() ? folder : here)
                    .service()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Letters.Order order(ServicePackage content, String name, String language, Scope scope) {
        return new Letters.Order(name, "HST-2026-000123", 1, language, scope, content);
    }

    static Scope scope(Map<String, Object> answers, Map<String, Object> fee) {
        return new Scope(
                Map.of(
                        "answers", answers,
                        "fee", fee,
                        "payment", Map.of("state", "paid"),
                        "tasks", Map.of("review", Map.of("tagFrom", LocalDate.of(2026, 12, 1))),
                        "case",
                                Map.of(
                                        "reference", "HST-2026-000123",
                                        "receivedAt", OffsetDateTime.parse("2026-11-20T09:30:00+01:00"),
                                        "language", "de")),
                CLOCK);
    }

    /** The answers of an example, dates as dates where they look like dates. */
    static Map<String, Object> answers(ServicePackage content, String example) {
        JsonNode answers = content.examples().stream()
                .filter(it -> it.name().equals(example))
                .findFirst()
                .orElseThrow()
                .answers();
        return map(answers);
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.propertyStream().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isNumber()) {
            return new BigDecimal(node.asString());
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String text = node.asString();
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(text) : text;
    }
}
