package org.schalter.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Texts;

/** What differs in the texts, language by language. */
final class TextChanges {

    private final Texts before;
    private final Texts after;

    TextChanges(ServicePackage before, ServicePackage after) {
        this.before = before.texts();
        this.after = after.texts();
    }

    List<Change> all() {
        var languages = new TreeSet<>(before.languages());
        languages.addAll(after.languages());
        var found = new ArrayList<Change>();
        languages.forEach(it -> found.addAll(language(it)));
        return found;
    }

    private List<Change> language(String language) {
        var file = "texts/" + language + ".properties";
        var keys = new TreeSet<>(before.keys(language));
        keys.addAll(after.keys(language));
        var found = new ArrayList<Change>();
        for (String key : keys) {
            boolean was = before.keys(language).contains(key);
            boolean is = after.keys(language).contains(key);
            var one = was ? before.find(language, key, "") : "";
            var other = is ? after.find(language, key, "") : "";
            if (!was) {
                found.add(Change.of(file, key, "text-added", Why.ONLY_WORDS, key, other));
            } else if (!is) {
                found.add(Change.of(file, key, "text-removed", Why.ONLY_WORDS, key, one));
            } else if (!one.equals(other)) {
                found.add(Change.of(file, key, "text-changed", Why.ONLY_WORDS, key, one, other));
            }
        }
        return found;
    }
}
