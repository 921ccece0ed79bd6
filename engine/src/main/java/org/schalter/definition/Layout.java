package org.schalter.definition;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The pages of a form, read from the author's JSON Forms UI schema or derived from the JSON Schema where there is none. Its
 * rules are checked here and obeyed where answers are judged.
 *
 * @param derived whether the author wrote no layout
 * @param findings what the layout names that the schema lacks, and what it says that nobody understands
 */
public record Layout(List<Page> pages, boolean derived, List<Finding> findings) {

    public Layout {
        pages = List.copyOf(pages);
        findings = List.copyOf(findings);
    }

    /** Reads or derives the layout of a form; a form that can be read always has a page. */
    public static Layout of(FormDefinition form) {
        return form.layout()
                .map(layout -> new LayoutReader(form).read(layout))
                .orElseGet(() -> new LayoutReader(form).derive());
    }

    /**
     * One page.
     *
     * @param name stable: the top-level property it shows, or made from the category's {@code i18n} or label
     * @param label the author's literal label, if there is one
     * @param i18n the author's key for the label, as JSON Forms has it: the text stands under {@code <key>.label}
     */
    public record Page(String name, Optional<String> label, Optional<String> i18n, List<Element> elements) {
        public Page {
            elements = List.copyOf(elements);
        }
    }

    /** Something on a page. */
    public sealed interface Element {}

    /** Elements below one another under a common heading. */
    public record Group(Optional<String> label, Optional<String> i18n, List<Element> elements) implements Element {
        public Group {
            elements = List.copyOf(elements);
        }
    }

    /** Elements below one another. */
    public record Column(List<Element> elements) implements Element {
        public Column {
            elements = List.copyOf(elements);
        }
    }

    /** Elements beside one another, where there is room. */
    public record Row(List<Element> elements) implements Element {
        public Row {
            elements = List.copyOf(elements);
        }
    }

    /** A text to read. */
    public record Label(String text, Optional<String> i18n) implements Element {}

    /**
     * A property to fill in, with everything below it.
     *
     * @param path the names of the properties from the root, dotted, rows left out: {@code dogs.breed}
     * @param label the author's literal label, if there is one; empty text: show none
     * @param options {@code widget}, {@code format}, {@code width} …; an empty object where silent
     * @param detail how a row or an object is laid out inside; empty where the author leaves that to us
     */
    public record Control(
            String path, Optional<String> label, Optional<String> i18n, JsonNode options, List<Element> detail)
            implements Element {

        public Control {
            detail = List.copyOf(detail);
        }

        /** An option that is a text, for example {@code format}. */
        public Optional<String> option(String name) {
            return options.path(name).isString()
                    ? Optional.of(options.path(name).stringValue())
                    : Optional.empty();
        }
    }
}
