package org.schalter.comparison;

import java.util.function.UnaryOperator;
import org.schalter.definition.Text;

/** What a sentence speaks of: the author's words, or one of our own terms. */
public sealed interface Said {

    /** In the reader's language as far as the author wrote any. */
    record Words(UnaryOperator<String> byLanguage) implements Said {}

    /** The text {@code comparison.term.<key>}. */
    record Term(String key) implements Said {}

    static Said of(Object words) {
        var said = String.valueOf(words);
        return new Words(_ -> said);
    }

    static Said of(Text text) {
        return new Words(text::in);
    }

    static Said by(UnaryOperator<String> byLanguage) {
        return new Words(byLanguage);
    }

    static Said term(String key) {
        return new Term(key);
    }
}
