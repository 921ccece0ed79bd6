package org.schalter.document.provider.pdf;

import org.schalter.document.spi.DocumentRenderer;

/** The renderer for tests of other packages. */
public final class PdfRenderers {

    private static final PdfRenderer PDF = new PdfRenderer();

    private PdfRenderers() {}

    public static DocumentRenderer<?> pdf() {
        return PDF;
    }
}
