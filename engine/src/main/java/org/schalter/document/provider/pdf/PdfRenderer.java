package org.schalter.document.provider.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.schalter.document.spi.DocumentRenderer;
import org.schalter.document.spi.Rendered;
import org.schalter.document.spi.Sheet;
import org.springframework.stereotype.Component;

/**
 * Makes one file that archives (PDF/A-3a) and screen readers (PDF/UA-1) accept. It can reach nothing but what the sheet
 * carries: every address except {@code data:} is refused before anybody opens it.
 */
@Component
final class PdfRenderer implements DocumentRenderer<PdfOptions> {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private volatile @Nullable Workbench workbench;

    PdfRenderer() {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public Class<PdfOptions> options() {
        return PdfOptions.class;
    }

    @Override
    public List<String> selfCheck(PdfOptions options) {
        try {
            FontFace.REGULAR.parse().close();
            return List.of();
        } catch (IOException | IllegalStateException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Rendered render(Sheet sheet, PdfOptions options) {
        Pictures.refuseBombs(sheet.xhtml());
        return workbench(options).with(fonts -> {
            Legible page = Legible.of(sheet.xhtml(), fonts::shows);
            List<String> warnings = page.replaced().stream()
                    .map(number -> "The font has no character for " + number + "; its number is printed instead")
                    .toList();
            return new Rendered(undisturbed(() -> pdf(page.text(), sheet, fonts)), "application/pdf", warnings);
        });
    }

    /** Without the application's class path in sight: the libraries would search all of it for XML parsers, per letter. */
    private static byte[] undisturbed(Supplier<byte[]> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static byte[] pdf(String xhtml, Sheet sheet, FontSet fonts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = builder(xhtml, document, fonts).buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            Attachments.into(document, sheet.attached());
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PdfRendererBuilder builder(String xhtml, PDDocument document, FontSet fonts) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(COLOURS);
        builder.withProducer("Schalter");
        builder.useUriResolver((base, address) -> address.startsWith("data:") ? address : null);
        builder.useExternalResourceAccessControl(
                (address, type) -> address != null && address.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        fonts.useIn(builder, document);
        builder.withHtmlContent(xhtml, "data:,");
        return builder;
    }

    private Workbench workbench(PdfOptions options) {
        Workbench ready = workbench;
        if (ready == null) {
            synchronized (this) {
                ready = workbench;
                if (ready == null) {
                    int places = options.atOnce() > 0
                            ? options.atOnce()
                            : Runtime.getRuntime().availableProcessors();
                    ready = new Workbench(places);
                    workbench = ready;
                }
            }
        }
        return ready;
    }
}
