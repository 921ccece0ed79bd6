package org.schalter.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.InvalidExpression;
import org.schalter.validation.FormModel;

/** What differs in what is asked: of citizens, and of clerks in their tasks. */
final class FormChanges {

    private final ServicePackage before;
    private final ServicePackage after;
    private final List<Change> found = new ArrayList<>();

    FormChanges(ServicePackage before, ServicePackage after) {
        this.before = before;
        this.after = after;
    }

    List<Change> all() {
        compare(before.form(), after.form());
        var tasks = new TreeSet<>(before.tasks().keySet());
        tasks.addAll(after.tasks().keySet());
        tasks.forEach(it -> task(it, before.tasks().get(it), after.tasks().get(it)));
        return found;
    }

    private void task(String name, @Nullable FormDefinition one, @Nullable FormDefinition other) {
        if (one == null) {
            found.add(Change.of("tasks/" + name + "/schema.json", "", "task-form-added", Why.NEW_CASES, name));
        } else if (other == null) {
            found.add(Change.of("tasks/" + name + "/schema.json", "", "task-form-removed", Why.NEW_CASES, name));
        } else {
            compare(one, other);
        }
    }

    private void compare(FormDefinition one, FormDefinition other) {
        if (one.schema().equals(other.schema()) && one.layout().equals(other.layout())) {
            return;
        }
        var earlier = model(one, before);
        var later = model(other, after);
        if (earlier.isPresent() && later.isPresent()) {
            var file = other.schemaFile();
            found.addAll(
                    new QuestionChanges(file, earlier.get().root(), later.get().root()).all());
        }
        found.addAll(new PageChanges(one, other, before.texts(), after.texts()).all());
    }

    /** Nothing where it can't be filled in as it is; then the file itself is told of. */
    private static Optional<FormModel> model(FormDefinition form, ServicePackage content) {
        try {
            return Optional.of(
                    FormModel.compile(form, content.texts(), content.manifest().languages()));
        } catch (IllegalArgumentException | InvalidExpression e) {
            return Optional.empty();
        }
    }
}
