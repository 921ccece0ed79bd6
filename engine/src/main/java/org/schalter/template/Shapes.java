package org.schalter.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Finding;
import org.schalter.definition.Severity;
import org.schalter.validation.Part;

/** Whether what is to be written as a date, an amount or a chosen value's title is one, as far as the forms tell. */
final class Shapes {

    private static final Set<String> DATES = Set.of("date", "date-time");
    private static final Set<String> NUMBERS = Set.of("number", "integer");

    private final Forms forms;
    private final String file;

    Shapes(Forms forms, String file) {
        this.forms = forms;
        this.file = file;
    }

    List<Finding> findings(Template template) {
        return TemplateUse.of(template).stream()
                .flatMap(use -> problem(use).stream())
                .distinct()
                .toList();
    }

    private Optional<Finding> problem(TemplateUse use) {
        Optional<Part> field = forms.part(use.path());
        return switch (use.form()) {
            case PLAIN -> Optional.empty();
            case DATE -> field.filter(part -> !isDate(part)).map(_ -> error(use, "date", "a field of format <date>"));
            case MONEY ->
                field.filter(part -> !isAmount(part))
                        .map(_ -> error(use, "money", "a number or a field of format <money>"));
            case LABEL ->
                field.filter(part -> !hasTitles(part))
                        .map(_ -> finding(
                                Severity.WARNING,
                                use,
                                "<{{ label " + use.path()
                                        + " }}> has no titles to choose from and is written as it stands; right is a"
                                        + " field with choices, or {{ " + use.path() + " }}"));
        };
    }

    private static boolean isDate(Part part) {
        return isUntold(part) || DATES.contains(part.format());
    }

    private static boolean isAmount(Part part) {
        return isUntold(part) || NUMBERS.contains(part.type()) || part.format().equals("money");
    }

    private static boolean hasTitles(Part part) {
        return Forms.row(part).schema().has("x-codelist")
                || !part.options("").isEmpty()
                || part.type().equals("boolean");
    }

    /** A schema that does not say what its value is. */
    private static boolean isUntold(Part part) {
        return part.kind() == Part.Kind.LEAF
                && part.type().isEmpty()
                && part.format().isEmpty();
    }

    private Finding error(TemplateUse use, String word, String right) {
        return finding(
                Severity.ERROR,
                use,
                "<{{ " + word + " " + use.path() + " }}> can't be written: it is none; right is " + right);
    }

    private Finding finding(Severity severity, TemplateUse use, String message) {
        return new Finding(severity, file, use.at(), message);
    }
}
