package org.schalter.template;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.schalter.template.spi.FileNames;
import org.schalter.validation.Part;

/** What the forms of a package call values: a choice by its title, a file by its name. */
record FormWords(Forms forms, FileNames files, String language) implements TemplateContext.Labels {

    @Override
    public String label(String path, String value) {
        return forms.part(path).stream()
                .flatMap(part -> part.options(language).stream())
                .filter(option -> option.value().asString("").equals(value))
                .map(Part.Option::title)
                .findFirst()
                .orElse(value);
    }

    /** Only of a field that takes files: what somebody has typed is not looked up. */
    @Override
    public String file(String path, String value) {
        return forms.part(path).filter(FormWords::isFile).isPresent()
                ? Arrays.stream(value.split(", "))
                        .map(one -> files.name(one).orElse(one))
                        .collect(Collectors.joining(", "))
                : value;
    }

    private static boolean isFile(Part part) {
        return Forms.row(part).format().equals("file");
    }
}
