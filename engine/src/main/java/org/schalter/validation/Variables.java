package org.schalter.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an expression in a schema can name: {@code answers}, and by their own names the fields of the object that it
 * stands in, so that the rows of a list can have rules too.
 */
final class Variables {

    static final String ANSWERS = "answers";

    private Variables() {}

    static Map<String, @Nullable Object> of(ObjectNode answers, ObjectNode owner, @Nullable Part ownerPart, Part root) {
        return of(FeelValues.of(answers, root), owner, ownerPart);
    }

    static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> answers, ObjectNode owner, @Nullable Part ownerPart) {
        Map<String, @Nullable Object> variables = new HashMap<>(FeelValues.of(owner, ownerPart));
        variables.put(ANSWERS, answers);
        return variables;
    }

    /** The names from the whole form's top, or from the object's, that a path leads along; empty for neither. */
    static Optional<List<String>> names(Path path, @Nullable Part owner) {
        if (path.root().equals(ANSWERS)) {
            return Optional.of(path.names().subList(1, path.names().size()));
        }
        boolean own = owner != null && owner.child(path.root()).isPresent();
        return own ? Optional.of(path.names()) : Optional.empty();
    }
}
