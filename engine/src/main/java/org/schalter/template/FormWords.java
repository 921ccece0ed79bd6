package org.schalter.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.template.spi.FileNames;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;

/** What the forms of a package call values: a choice by its title, a file by its name. */
record FormWords(Forms forms, FileNames files, String language) implements TemplateContext.Labels {

    private static final String ANSWERS = "answers.";
    private static final String TASKS = "tasks.";

    /** The applicants' form and the clerks'. */
    record Forms(Part form, List<Part> tasks) {

        static Forms of(ServicePackage content) {
            return new Forms(
                    root(content, content.form()),
                    content.tasks().values().stream()
                            .map(task -> root(content, task))
                            .toList());
        }

        private static Part root(ServicePackage content, FormDefinition form) {
            return FormModel.compile(form, content.texts(), content.manifest().languages())
                    .root();
        }
    }

    @Override
    public String label(String path, String value) {
        return part(path).stream()
                .flatMap(part -> part.options(language).stream())
                .filter(option -> option.value().asString("").equals(value))
                .map(Part.Option::title)
                .findFirst()
                .orElse(value);
    }

    /** Only of a field that takes files: what somebody has typed is not looked up. */
    @Override
    public String file(String path, String value) {
        return isFile(path)
                ? Arrays.stream(value.split(", "))
                        .map(one -> files.name(one).orElse(one))
                        .collect(Collectors.joining(", "))
                : value;
    }

    private boolean isFile(String path) {
        return part(path).stream().anyMatch(FormWords::isFile) || ofTask(path);
    }

    /** The process says which form is whose; a file's place in any of them is enough. */
    private boolean ofTask(String path) {
        int node = path.startsWith(TASKS) ? path.indexOf('.', TASKS.length()) : -1;
        return node > 0
                && forms.tasks().stream()
                        .flatMap(form -> at(form, path.substring(node + 1)).stream())
                        .anyMatch(FormWords::isFile);
    }

    private static boolean isFile(Part part) {
        return part.items().orElse(part).format().equals("file");
    }

    private Optional<Part> part(String path) {
        return path.startsWith(ANSWERS) ? at(forms.form(), path.substring(ANSWERS.length())) : Optional.empty();
    }

    private static Optional<Part> at(Part form, String path) {
        Optional<Part> part = Optional.of(form);
        for (String name : path.split("\\.")) {
            part = part.flatMap(group -> group.items().orElse(group).child(name));
        }
        return part;
    }
}
