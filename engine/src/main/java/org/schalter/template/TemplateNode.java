package org.schalter.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.expression.Expression;

/** A template, compiled: words and the elements around them. */
sealed interface TemplateNode {

    record Words(String at, List<Piece> pieces) implements TemplateNode {
        public Words {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * An element.
     *
     * @param onlyIf shown only where this holds
     * @param each repeated for each item of a list
     * @param link the address of a link that is a value
     */
    record Mark(
            String at,
            String tag,
            Map<String, String> attributes,
            Optional<Expression> onlyIf,
            Optional<Each> each,
            Optional<Piece> link,
            List<TemplateNode> children)
            implements TemplateNode {
        public Mark {
            children = List.copyOf(children);
        }
    }

    /** {@code item in answers.dogs}. */
    record Each(String item, Expression list) {}
}
