package org.schalter.template;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a template needs beside the values.
 *
 * @param language of the document, BCP 47
 * @param zone the town's, for the dates
 * @param texts the package's texts in that language, by key
 * @param labels what a chosen value is called
 * @param pictures the check code and the GiroCode, by placeholder
 */
public record TemplateContext(
        String language,
        ZoneId zone,
        Function<String, Optional<String>> texts,
        Labels labels,
        Map<String, Inset> pictures) {

    /** What a chosen value of the field at that dotted path is called; the value itself if it is no choice. */
    @FunctionalInterface
    public interface Labels {
        String label(String path, String value);
    }

    /**
     * A picture with its text, ready to be put into a page.
     *
     * @param xhtml our own well-formed markup
     * @param words the same in words
     */
    public record Inset(String xhtml, String words) {}
}
