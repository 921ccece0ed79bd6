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

    /** What values are called; a value itself if it is called nothing else. */
    @FunctionalInterface
    public interface Labels {

        /** A chosen value of the field at that dotted path. */
        String label(String path, String value);

        /** A file that the field at that dotted path names. */
        default String file(String path, String value) {
            return value;
        }
    }

    /**
     * A picture with its text, ready to be put into a page.
     *
     * @param xhtml our own well-formed markup
     * @param words the same in words
     */
    public record Inset(String xhtml, String words) {}
}
