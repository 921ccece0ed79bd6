package org.schalter.document.provider.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Bombs;
import org.schalter.document.spi.Sheet;

/** No template can bring a picture; whatever comes into a sheet all the same is looked at before it is unpacked. */
class PicturesTests {

    private static final PdfRenderer RENDERER = new PdfRenderer();

    @Test
    void aBombIsRefusedWithItsSize() {
        assertThatThrownBy(() -> render(address(Bombs.png(100_000, 100_000))))
                .hasMessage("a picture of the sheet has <100000 × 100000> pixels; expected at most 25000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/jpeg;base64,/9j/",
                "data:image/png;base64,AAAA",
                "data:text/html,x",
                "DATA:image/png;base64,AAAA"
            })
    void whatIsNoPngIsRefused(String address) {
        assertThatThrownBy(() -> render(address)).hasMessageContaining("a picture of the sheet is");
    }

    @Test
    void anHonestPictureIsPrinted() {
        assertThat(render(address(Bombs.honest("png"))).content()).startsWith("%PDF-".getBytes());
    }

    /** The words of a letter may say what they like. */
    @Test
    void textThatLooksLikeAnAddressIsText() {
        assertThat(RENDERER.render(sheet("<p>data:image/gif;base64,xyz</p>"), new PdfOptions(1))
                        .content())
                .startsWith("%PDF-".getBytes());
    }

    private static org.schalter.document.spi.Rendered render(String address) {
        return RENDERER.render(sheet("<p><img alt=\"x\" src=\"" + address + "\"/></p>"), new PdfOptions(1));
    }

    private static String address(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    private static Sheet sheet(String body) {
        var head =
                "<!DOCTYPE html><html lang=\"de\"><head><title>T</title></head><body style=\"font-family: Noto Sans\">";
        return new Sheet(head + body + "</body></html>", List.of());
    }
}
