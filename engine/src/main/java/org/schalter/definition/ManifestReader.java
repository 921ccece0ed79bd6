package org.schalter.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Manifest.DocumentRule;
import org.schalter.definition.Manifest.FeeRule;
import org.schalter.definition.Manifest.Identity;
import org.schalter.definition.Manifest.Level;
import org.schalter.definition.Manifest.Method;
import org.schalter.definition.Manifest.Open;
import org.schalter.definition.Manifest.PaymentRule;
import org.schalter.definition.Manifest.Retention;
import org.schalter.definition.Manifest.Then;
import tools.jackson.databind.JsonNode;

/**
 * Turns {@code service.yaml} into a record. Where something does not fit, which its schema has told already, the default
 * stands in, so that an unfinished service can be kept and mended.
 */
final class ManifestReader {

    private final JsonNode yaml;

    ManifestReader(JsonNode yaml) {
        this.yaml = yaml;
    }

    /** Empty when it does not even say which service it is. */
    Optional<Manifest> read() {
        String key = yaml.path("key").asString("");
        return ServiceKey.fits(key) ? Optional.of(read(new ServiceKey(key))) : Optional.empty();
    }

    /** What the service is called. */
    Optional<Text> title() {
        return text(yaml.path("title"), yaml.path("languages").path(0).asString("de"));
    }

    private Manifest read(ServiceKey key) {
        List<String> languages = strings(yaml.path("languages"));
        if (languages.isEmpty()) {
            languages = List.of("de");
        }
        String reference = languages.getFirst();
        return new Manifest(
                key,
                text(yaml.path("title"), reference).orElse(Text.of(reference, key.value())),
                text(yaml.path("summary"), reference).orElse(Text.EMPTY),
                string(yaml.path("category"), "other"),
                string(yaml.path("unit"), "town-hall"),
                languages,
                yaml.path("leika").isString() ? yaml.get("leika").stringValue() : null,
                strings(yaml.path("law")),
                new Identity(name(yaml.path("identity").path("minimum"), Level::valueOf)
                        .orElse(Level.NONE)),
                new Open(
                        date(yaml.path("open").path("from")),
                        date(yaml.path("open").path("until"))),
                yaml.path("limit").canConvertToInt() ? yaml.get("limit").intValue() : null,
                string(yaml.path("reference"), key.value().toUpperCase(Locale.ROOT) + "-{year}-{number:6}"),
                fee(),
                payment(),
                retention(yaml.path("retention")),
                documents(reference));
    }

    private Optional<FeeRule> fee() {
        JsonNode decision = yaml.path("fee").path("decision");
        return decision.isString() ? Optional.of(new FeeRule(decision.stringValue())) : Optional.empty();
    }

    private Optional<PaymentRule> payment() {
        List<Method> methods = new ArrayList<>();
        yaml.path("payment")
                .path("methods")
                .forEach(method -> name(method, Method::valueOf).ifPresent(methods::add));
        return methods.isEmpty() ? Optional.empty() : Optional.of(new PaymentRule(methods));
    }

    private static Retention retention(JsonNode retention) {
        return new Retention(
                period(retention.path("draft"), Period.ofDays(30)),
                period(retention.path("completed"), Period.ofYears(10)),
                period(retention.path("rejected"), Period.ofYears(1)),
                name(retention.path("then"), Then::valueOf).orElse(Then.ANONYMISE),
                retention.has("completed"));
    }

    private Map<String, DocumentRule> documents(String reference) {
        Map<String, DocumentRule> documents = new TreeMap<>();
        yaml.path("documents")
                .propertyStream()
                .forEach(document -> documents.put(
                        document.getKey(),
                        new DocumentRule(
                                text(document.getValue().path("title"), reference)
                                        .orElse(Text.of(reference, document.getKey())),
                                document.getValue().path("seal").asBoolean(true),
                                document.getValue().path("printAtHome").asBoolean(false))));
        return documents;
    }

    /** A text, or texts by language: the reference language first, so that it is the fallback. */
    private static Optional<Text> text(JsonNode node, String reference) {
        if (node.isString()) {
            return Optional.of(Text.of(reference, node.stringValue()));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (node.path(reference).isString()) {
            texts.put(reference, node.get(reference).stringValue());
        }
        node.propertyStream()
                .filter(e -> e.getValue().isString())
                .forEach(e -> texts.put(e.getKey(), e.getValue().stringValue()));
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Text(texts));
    }

    private static <T> Optional<T> name(JsonNode node, Function<String, T> type) {
        try {
            return node.isString()
                    ? Optional.of(
                            type.apply(node.stringValue().replace('-', '_').toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate date(JsonNode node) {
        try {
            return node.isString() ? LocalDate.parse(node.stringValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Period period(JsonNode node, Period otherwise) {
        try {
            return node.isString() ? Period.parse(node.stringValue()) : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static String string(JsonNode node, String otherwise) {
        return node.isString() ? node.stringValue() : otherwise;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(one -> {
            if (one.isString()) {
                strings.add(one.stringValue());
            }
        });
        return strings;
    }
}
