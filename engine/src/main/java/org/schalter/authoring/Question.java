package org.schalter.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a form asks, or a group of them, where its author wrote it.
 *
 * @param beside what is asked beside it, itself included
 */
record Question(ServicePackage service, FormDefinition form, Part part, List<Part> beside) {

    /** Those of a form, from top to bottom, rows of lists too; none where the form can't be read, which is told elsewhere. */
    static List<Question> of(ServicePackage service, FormDefinition form) {
        List<Question> all = new ArrayList<>();
        root(service, form).ifPresent(root -> collect(service, form, root, all));
        return all;
    }

    private static Optional<Part> root(ServicePackage service, FormDefinition form) {
        try {
            var languages = service.manifest().languages();
            return Optional.of(
                    FormModel.compile(form, service.texts(), languages).root());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void collect(ServicePackage service, FormDefinition form, Part group, List<Question> all) {
        for (Part part : group.children()) {
            all.add(new Question(service, form, part, group.children()));
            collect(service, form, part, all);
        }
        group.items().ifPresent(rows -> collect(service, form, rows, all));
    }

    /** Where its schema stands, the first of several. */
    String at() {
        return part.origins().stream().min(String::compareTo).orElse("");
    }

    /** Whether somebody has to answer it: no group, and nothing that the engine knows itself. */
    boolean isAnswered() {
        JsonNode schema = part.schema();
        boolean group = !part.children().isEmpty()
                || part.items().filter(it -> !it.children().isEmpty()).isPresent();
        return !group
                && !schema.path("readOnly").booleanValue(false)
                && !schema.has("x-calculate")
                && !schema.path("type").asString("").equals("null");
    }

    /** Whether it can only be ticked: a declaration or a consent, which says itself what it is for. */
    boolean isDeclaration() {
        return part.schema().path("const").booleanValue(false);
    }

    /** Whether it says why it is asked, or by which law. */
    boolean isFounded() {
        return Stream.of("purpose", "law")
                .anyMatch(it -> part.schema().has("x-" + it) || service.texts().has(part.textKey() + "." + it));
    }

    boolean has(String keyword) {
        JsonNode value = part.schema().path(keyword);
        return value.isString() ? !value.stringValue().isBlank() : value.booleanValue(false);
    }

    String title(String language) {
        return part.title(language);
    }

    String title() {
        return title(service.manifest().referenceLanguage());
    }

    Finding hint(String code, String... values) {
        return Finding.of(Severity.HINT, form.schemaFile(), at(), code, values);
    }

    Finding warning(String code, String... values) {
        return Finding.of(Severity.WARNING, form.schemaFile(), at(), code, values);
    }
}
