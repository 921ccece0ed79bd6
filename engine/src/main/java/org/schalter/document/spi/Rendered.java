package org.schalter.document.spi;

import java.util.List;

/** The finished document, and what could not be shown as it was written, in plain words. */
public record Rendered(byte[] content, String mediaType, List<String> warnings) {

    public Rendered {
        warnings = List.copyOf(warnings);
    }
}
