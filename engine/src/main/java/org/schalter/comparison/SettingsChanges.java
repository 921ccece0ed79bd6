package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Text;

/** What differs in {@code service.yaml}. */
final class SettingsChanges {

    private static final String FILE = "service.yaml";

    private final Manifest before;
    private final Manifest after;
    private final List<Change> found = new ArrayList<>();

    SettingsChanges(ServicePackage before, ServicePackage after) {
        this.before = before.manifest();
        this.after = after.manifest();
    }

    List<Change> all() {
        words("title", before.title(), after.title());
        words("summary", before.summary(), after.summary());
        value("category", before.category(), after.category(), Why.ONLY_WORDS);
        value("unit", before.unit(), after.unit(), Why.NEW_CASES);
        languages();
        value("leika", before.leika(), after.leika(), Why.NO_EFFECT);
        value("law", before.law(), after.law(), Why.ONLY_WORDS);
        identity();
        value("open", span(before.open()), span(after.open()), Why.MAY_BE_WRONG);
        value("limit", before.limit(), after.limit(), Why.MAY_BE_WRONG);
        value("reference", before.reference(), after.reference(), Why.NEW_CASES);
        money();
        retention();
        documents();
        return found;
    }

    private void words(String name, Text one, Text other) {
        if (!one.equals(other)) {
            add("/" + name, "setting-changed", Why.ONLY_WORDS, setting(name), Said.of(one), Said.of(other));
        }
    }

    private void value(String name, @Nullable Object one, @Nullable Object other, Why why) {
        if (Objects.equals(one, other)) {
            return;
        }
        var at = "/" + name.replace('.', '/');
        if (one == null) {
            add(at, "setting-added", why, setting(name), word(other));
        } else if (other == null) {
            add(at, "setting-removed", why, setting(name), word(one));
        } else {
            add(at, "setting-changed", why, setting(name), word(one), word(other));
        }
    }

    private void languages() {
        var gone = new LinkedHashSet<>(before.languages());
        after.languages().forEach(gone::remove);
        gone.forEach(it -> add("/languages", "language-removed", Why.MAY_BE_WRONG, language(it)));
        var come = new LinkedHashSet<>(after.languages());
        before.languages().forEach(come::remove);
        come.forEach(it -> add("/languages", "language-added", Why.NOTHING_LOST, language(it)));
        if (gone.isEmpty() && come.isEmpty()) {
            value("languages", before.languages(), after.languages(), Why.ONLY_WORDS);
        }
    }

    private void identity() {
        var one = before.identity().minimum();
        var other = after.identity().minimum();
        value("identity", one, other, other.compareTo(one) > 0 ? Why.SIGN_IN : Why.NOTHING_LOST);
    }

    private void money() {
        value(
                "fee",
                before.fee().map(Manifest.FeeRule::decision).orElse(null),
                after.fee().map(Manifest.FeeRule::decision).orElse(null),
                Why.PRICE);
        var one = before.payment().map(it -> List.copyOf(it.methods())).orElse(List.of());
        var other = after.payment().map(it -> List.copyOf(it.methods())).orElse(List.of());
        value("payment", one, other, other.containsAll(one) ? Why.NOTHING_LOST : Why.PRICE);
    }

    private void retention() {
        value("retention.draft", before.retention().draft(), after.retention().draft(), Why.PRIVACY);
        value(
                "retention.completed",
                before.retention().completed(),
                after.retention().completed(),
                Why.PRIVACY);
        value(
                "retention.rejected",
                before.retention().rejected(),
                after.retention().rejected(),
                Why.PRIVACY);
        value("retention.then", before.retention().then(), after.retention().then(), Why.PRIVACY);
    }

    private void documents() {
        Set<String> names = new TreeSet<>(before.documents().keySet());
        names.addAll(after.documents().keySet());
        for (String name : names) {
            var one = before.documents().get(name);
            var other = after.documents().get(name);
            if (!Objects.equals(one, other)) {
                add("/documents/" + name, "document-rule", Why.NEW_CASES, name);
            }
        }
    }

    private void add(String at, String what, Why why, Object... said) {
        found.add(Change.of(FILE, at, what, why, said));
    }

    private static Said setting(String name) {
        return Said.term("setting." + name);
    }

    private static Said language(String tag) {
        return Said.by(reader -> Locale.forLanguageTag(tag).getDisplayName(Locale.forLanguageTag(reader)));
    }

    /** A value as the file has it. */
    private static String word(@Nullable Object value) {
        return switch (value) {
            case Enum<?> it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case List<?> it ->
                String.join(", ", it.stream().map(SettingsChanges::word).toList());
            case null, default -> String.valueOf(value);
        };
    }

    private static @Nullable String span(Manifest.Open open) {
        return open.from() == null && open.until() == null
                ? null
                : "%s – %s".formatted(Objects.toString(open.from(), "…"), Objects.toString(open.until(), "…"));
    }
}
