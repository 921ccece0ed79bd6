package org.schalter.validation;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schalter.definition.CodeList;
import tools.jackson.databind.JsonNode;

/** The entries of a code list as values to choose from, in the order in which a reader looks for them. */
final class CodeOptions {

    private CodeOptions() {}

    /** @param named the only ones that the schema leaves, all if none */
    static List<Part.Option> of(
            CodeList list, List<JsonNode> named, Function<CodeList.Entry, Part.Option> option, String language) {
        Stream<Part.Option> options = list.entries().stream()
                .map(option)
                .filter(one -> named.isEmpty()
                        || named.stream().anyMatch(left -> value(left).equals(one.value())));
        if (!list.sorted()) {
            return options.toList();
        }
        Collator words = Collator.getInstance(Locale.forLanguageTag(language));
        return options.sorted(Comparator.comparing(Part.Option::title, words)).toList();
    }

    private static JsonNode value(JsonNode option) {
        return option.has("const") ? option.get("const") : option.path("enum").path(0);
    }
}
