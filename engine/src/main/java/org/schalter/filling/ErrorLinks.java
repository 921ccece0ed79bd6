package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;
import org.schalter.filling.field.FieldView;

/** What is wrong on a page, in its order, each leading to its field. */
final class ErrorLinks {

    private ErrorLinks() {}

    static List<FormView.ErrorLink> of(List<FieldView> fields, Faults faults) {
        List<FormView.ErrorLink> errors = new ArrayList<>();
        fields.forEach(field -> collect(field, errors));
        faults.unshown()
                .forEach(fault -> errors.add(new FormView.ErrorLink(
                        fields.isEmpty() ? "#main" : "#" + fields.getFirst().focus(), fault.message())));
        return errors;
    }

    private static void collect(FieldView field, List<FormView.ErrorLink> errors) {
        if (field.error() != null && field.applies()) {
            String page = field.hints().get("page");
            errors.add(new FormView.ErrorLink(page == null ? "#" + field.focus() : page, field.error()));
        }
        field.children().forEach(child -> collect(child, errors));
    }
}
