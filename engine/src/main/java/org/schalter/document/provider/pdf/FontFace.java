package org.schalter.document.provider.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The four faces of the letters' font; their files come with the build and travel inside every document. */
enum FontFace {
    REGULAR("NotoSans_400Regular.ttf", 400, FontStyle.NORMAL),
    BOLD("NotoSans_700Bold.ttf", 700, FontStyle.NORMAL),
    ITALIC("NotoSans_400Regular_Italic.ttf", 400, FontStyle.ITALIC),
    BOLD_ITALIC("NotoSans_700Bold_Italic.ttf", 700, FontStyle.ITALIC);

    static final String FAMILY = "Noto Sans";

    private final String file;
    private final int weight;
    private final FontStyle style;

    FontFace(String file, int weight, FontStyle style) {
        this.file = file;
        this.weight = weight;
        this.style = style;
    }

    int weight() {
        return weight;
    }

    FontStyle style() {
        return style;
    }

    TrueTypeFont parse() {
        try (InputStream stream = FontFace.class.getResourceAsStream("/fonts/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "The font </fonts/" + file + "> is not on the class path; the browser build puts it there");
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
            // Its substitutions are for Devanagari; looking for them in every word costs more than the whole rest.
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
