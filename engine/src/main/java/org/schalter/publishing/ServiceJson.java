package org.schalter.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Manifest;

/** A live service as the API tells it: in the words of {@code service.yaml}, with the defaults filled in. */
record ServiceJson(
        String key,
        Map<String, String> title,
        Map<String, String> summary,
        String category,
        String unit,
        List<String> languages,
        @Nullable String leika,
        List<String> law,
        IdentityJson identity,
        OpenJson open,
        @Nullable Integer limit,
        String state,
        @Nullable FeeJson fee,
        @Nullable PaymentJson payment,
        RetentionJson retention,
        Map<String, DocumentJson> documents,
        int edition,
        String hash,
        Instant publishedAt) {

    record IdentityJson(String minimum) {}

    record OpenJson(@Nullable LocalDate from, @Nullable LocalDate until) {}

    record FeeJson(String decision) {}

    record PaymentJson(List<String> methods) {}

    record RetentionJson(String draft, String completed, String rejected, String then) {}

    record DocumentJson(Map<String, String> title, boolean seal, boolean printAtHome) {}

    /** One line of the list of services. */
    record Line(
            String key,
            Map<String, String> title,
            Map<String, String> summary,
            String category,
            int edition,
            IdentityJson identity,
            List<String> languages,
            String state) {}

    static Line line(Edition edition, Openness state) {
        var manifest = edition.content().manifest();
        return new Line(
                edition.key().value(),
                manifest.title().byLanguage(),
                manifest.summary().byLanguage(),
                manifest.category(),
                edition.number(),
                identity(manifest),
                manifest.languages(),
                word(state));
    }

    static ServiceJson of(Edition edition, Openness state) {
        var manifest = edition.content().manifest();
        return new ServiceJson(
                edition.key().value(),
                manifest.title().byLanguage(),
                manifest.summary().byLanguage(),
                manifest.category(),
                manifest.unit(),
                manifest.languages(),
                manifest.leika(),
                manifest.law(),
                identity(manifest),
                new OpenJson(manifest.open().from(), manifest.open().until()),
                manifest.limit(),
                word(state),
                manifest.fee().map(it -> new FeeJson(it.decision())).orElse(null),
                manifest.payment().map(ServiceJson::payment).orElse(null),
                retention(manifest.retention()),
                documents(manifest),
                edition.number(),
                edition.hash(),
                edition.publishedAt());
    }

    private static IdentityJson identity(Manifest manifest) {
        return new IdentityJson(word(manifest.identity().minimum()));
    }

    private static PaymentJson payment(Manifest.PaymentRule rule) {
        return new PaymentJson(rule.methods().stream().map(ServiceJson::word).toList());
    }

    private static RetentionJson retention(Manifest.Retention retention) {
        return new RetentionJson(
                retention.draft().toString(),
                retention.completed().toString(),
                retention.rejected().toString(),
                word(retention.then()));
    }

    private static Map<String, DocumentJson> documents(Manifest manifest) {
        var documents = new TreeMap<String, DocumentJson>();
        manifest.documents()
                .forEach((name, rule) -> documents.put(
                        name, new DocumentJson(rule.title().byLanguage(), rule.seal(), rule.printAtHome())));
        return documents;
    }

    /** A value as the service package writes it: {@code direct-debit} for {@code DIRECT_DEBIT}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
