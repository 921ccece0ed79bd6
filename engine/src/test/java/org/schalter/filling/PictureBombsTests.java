package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Bombs;
import org.schalter.RunningEngine;

/** Pictures that would fill all memory if somebody unpacked them: told by their heads, which cost next to nothing. */
class PictureBombsTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final long LITTLE = 8 << 20;

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("a PNG of ten thousand million pixels", Bombs.png(100_000, 100_000)),
                Arguments.of("a PNG that is one endless line", Bombs.png(Integer.MAX_VALUE, 1)),
                Arguments.of("a PNG that is one endless column", Bombs.png(1, Integer.MAX_VALUE)),
                Arguments.of("a PNG whose pixels count round", Bombs.png(65_536, 65_536)),
                Arguments.of("a JPEG of four thousand million pixels", Bombs.jpeg(65_500, 65_500)),
                Arguments.of("a TIFF of ten thousand million pixels", Bombs.tiff(100_000, 100_000)),
                Arguments.of("a TIFF of less than nothing", Bombs.tiff(-1, 100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatClaimsToBeTooLargeIsRefused(String what, byte[] bomb) {
        var answer = ENGINE.as("editor").upload("/api/v1/uploads", "file", "foto.png", "image/png", bomb);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.json().path("detail").asString()).contains("100");
        assertThat(allocated(() -> FileKind.of(bomb))).isLessThan(LITTLE);
    }

    static Stream<Arguments> honest() throws IOException {
        return Stream.of(
                Arguments.of("a PNG", Bombs.honest("png")),
                Arguments.of("a PNG as large as a poster", Bombs.png(9_000, 11_000)),
                Arguments.of("a JPEG of a good camera", Bombs.jpeg(12_000, 8_000)),
                Arguments.of("a TIFF", Bombs.honest("tiff")),
                Arguments.of("a TIFF of a scanner", Bombs.tiff(2480, 3508)),
                Arguments.of("a TIFF of a fax", fax()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("honest")
    void whatPeopleSendIsTaken(String what, byte[] picture) {
        var answer = ENGINE.as("editor").upload("/api/v1/uploads", "file", "foto.png", "image/png", picture);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    /** Nobody here unpacks them, so they do no harm; they are kept as they came. */
    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
    void whatUnpacksToMoreThanMemoryIsNotUnpacked(String chunk) {
        byte[] bomb = Bombs.pngWith(chunk, 1 << 28);
        assertThat(bomb).hasSizeLessThan(2 << 20);

        assertThat(allocated(() -> FileKind.of(bomb))).isLessThan(LITTLE);
        assertThat(FileKind.of(bomb)).contains(FileKind.PNG);
    }

    /** Else the tests above could not fail. */
    @Test
    void whoUnpacksAPictureIsFoundOut() {
        assertThat(allocated(() -> new BufferedImage(3000, 3000, BufferedImage.TYPE_INT_RGB)))
                .isGreaterThan(LITTLE);
    }

    private static long allocated(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run(); // what is loaded once does not count
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] fax() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType("CCITT T.6");
            var page = new BufferedImage(1728, 2200, BufferedImage.TYPE_BYTE_BINARY);
            writer.write(null, new IIOImage(page, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
