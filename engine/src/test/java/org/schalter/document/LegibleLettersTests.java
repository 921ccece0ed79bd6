package org.schalter.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Latin;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;

/** What stands in a letter can be read again: by people who copy it, and by the apps that scan it. */
class LegibleLettersTests {

    private static final Desk DESK = new Desk();
    private static final ServicePackage SERVICE = PackageReader.readZip(TinyService.named("legible")
                    .and("service.yaml", "documents: {letter: {title: {de: Brief, en: Letter}}}\n")
                    .with("documents/letter.html", """
                        <html><head><title>Brief</title></head><body>
                        <p data-each="name in answers.names">{{ name }}</p>
                        <div data-if="= fee.total &gt; 0">{{ giro }}</div></body></html>
                        """)
                    .zip())
            .service()
            .orElseThrow();

    @ParameterizedTest
    @EnumSource
    void everyCharacterOfDin91379ComesOutAsItself(Latin set) {
        String text = Pdf.text(letter(List.of(set.text()), "0.00"));

        assertThat(Latin.squeezed(text)).contains(Latin.squeezed(set.onPaper()));
    }

    @Test
    void theSetOfPersonsNamesIsWhole() {
        assertThat(Latin.PERSONS.characters()).hasSize(500 + 149 + 18 - 1); // all but the space
    }

    @Test
    void whatNoFontShowsIsNamedInsteadOfLost() {
        assertThat(Pdf.text(letter(List.of("Erika 😀 Ende"), "0.00"))).contains("Erika [U+1F600] Ende");
    }

    @Test
    void aBankingAppReadsTheGiroCode() throws Exception {
        assertThat(codes(letter(List.of("Erika"), "108.50"))).contains("""
            BCD
            002
            1
            SCT
            COBADEFFXXX
            Stadt Musterstadt
            DE89370400440532013000
            EUR108.50


            HST-2026-000123\
            """);
    }

    @Test
    void noGiroCodeAsksForNothing() throws Exception {
        assertThat(codes(letter(List.of("Erika"), "0.00")))
                .hasSize(1)
                .allMatch(code -> code.contains("/verify/" + Desk.CODE.value()));
    }

    private static byte[] letter(List<String> names, String total) {
        var scope = Desk.scope(Map.of("names", names), Map.of("total", new BigDecimal(total), "items", List.of()));
        return DESK.letters
                .make(
                        Desk.order(SERVICE, "letter", "de", scope.with("payment", Map.of("state", "open"))),
                        Desk.CODE,
                        Desk.NOON)
                .file()
                .content();
    }

    private static List<String> codes(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            LuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return Arrays.stream(new QRCodeMultiReader()
                            .decodeMultiple(
                                    new BinaryBitmap(new HybridBinarizer(source)),
                                    Map.of(DecodeHintType.TRY_HARDER, true)))
                    .map(result -> result.getText())
                    .toList();
        }
    }
}
