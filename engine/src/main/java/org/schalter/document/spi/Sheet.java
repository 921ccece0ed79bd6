package org.schalter.document.spi;

import java.util.List;

/**
 * One document as well-formed XHTML with its style sheet and pictures inside ({@code data:} only), and what is to be put
 * into the file with it.
 */
public record Sheet(String xhtml, List<Attached> attached) {

    public Sheet {
        attached = List.copyOf(attached);
    }

    /** Data that travels inside the document. */
    public record Attached(String name, String mediaType, String description, byte[] content) {}
}
