package org.schalter.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.validation.FormModel;

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

    @Test
    void everyCharacterOfDin91379ComesOutAsItself() throws Exception {
        List<String> characters = characters();
        assertThat(characters).hasSizeGreaterThan(500);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < characters.size(); i += 20) {
            lines.add(String.join("", characters.subList(i, Math.min(i + 20, characters.size()))));
        }

        String text = squeezed(Pdf.text(letter(lines, "0.00")));

        assertThat(lines).allSatisfy(line -> assertThat(text).contains(squeezed(line)));
        assertThat(text).doesNotContain("[U+");
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

    /** The letters and sequences that the pattern of set A takes. */
    private static List<String> characters() throws Exception {
        try (InputStream in = Objects.requireNonNull(FormModel.class.getResourceAsStream("din91379-a.txt"))) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            Pattern pattern = Pattern.compile(source);
            List<String> single = java.util.stream.IntStream.range(0x21, 0x2200)
                    .mapToObj(Character::toString)
                    .filter(one -> pattern.matcher(one).matches())
                    .toList();
            Stream<String> marked = single.stream()
                    .flatMap(letter -> java.util.stream.IntStream.range(0x300, 0x370)
                            .mapToObj(mark -> letter + Character.toString(mark)))
                    .filter(one -> Normalizer.isNormalized(one, Normalizer.Form.NFC))
                    .filter(one -> pattern.matcher(one).matches());
            Stream<String> twiceMarked =
                    Stream.of("C\u0328\u0306", "K\u035FH", "L\u0325\u0304", "s\u031B\u0304", "r\u0325\u0304");
            return Stream.of(single.stream(), marked, twiceMarked)
                    .flatMap(it -> it)
                    .toList();
        }
    }

    private static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s", "");
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
