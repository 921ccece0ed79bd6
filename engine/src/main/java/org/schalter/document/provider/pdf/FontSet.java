package org.schalter.document.provider.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts, parsed once and used for one letter at a time: parsing them costs more than the letter, and a parsed font
 * remembers where it was reading, so two letters can't share one.
 */
final class FontSet {

    private final Map<FontFace, TrueTypeFont> fonts = new EnumMap<>(FontFace.class);
    private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();
    private final CmapLookup characters;

    FontSet() {
        for (FontFace face : FontFace.values()) {
            fonts.put(face, face.parse());
        }
        try {
            characters = font(FontFace.REGULAR).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean shows(int codePoint) {
        return characters.getGlyphId(codePoint) != 0;
    }

    void useIn(PdfRendererBuilder builder, PDDocument document) {
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        fonts.forEach((face, font) ->
                builder.useFont(new Supplier(document, font), FontFace.FAMILY, face.weight(), face.style(), true));
    }

    private TrueTypeFont font(FontFace face) {
        TrueTypeFont font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("No font for <" + face + ">");
        }
        return font;
    }

    /** Loads a face into the document only if a character of it is needed. */
    private static final class Supplier extends PDFontSupplier {

        private final PDDocument document;
        private final TrueTypeFont font;
        private @Nullable PDFont loaded;

        Supplier(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            if (loaded == null) {
                try {
                    loaded = PDType0Font.load(document, font, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return loaded;
        }
    }
}
