package org.schalter.validation;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return new Named(FeelValues.of(owner, ownerPart), answers);
    }

    /** The fields of an object, and beside them, before one of that name, the whole answers. */
    private static final class Named extends AbstractMap<String, @Nullable Object> {
        private final Map<String, @Nullable Object> own;
        private final Map<String, @Nullable Object> answers;

        Named(Map<String, @Nullable Object> own, Map<String, @Nullable Object> answers) {
            this.own = own;
            this.answers = answers;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return ANSWERS.equals(key) ? answers : own.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return ANSWERS.equals(key) || own.containsKey(key);
        }

        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            Map<String, @Nullable Object> all = new HashMap<>(own);
            all.put(ANSWERS, answers);
            return all.entrySet();
        }
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
