package org.schalter.filling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * The kinds of file that are taken, told by what is in them, never by their names. What a file is called by its content is
 * Apache Tika's knowledge; what more each kind must be, so that it is that and nothing else besides, stands here.
 */
enum FileKind {
    PDF("application/pdf", "pdf", content -> starts(content, "%PDF-")),
    PNG("image/png", "png", content -> hasPixels(content, "png")),
    JPEG("image/jpeg", "jpg", content -> hasPixels(content, "jpeg")),
    TIFF("image/tiff", "tif", content -> hasPixels(content, "tiff")),
    HEIC("image/heic", "heic", content -> true),
    TEXT("text/plain", "txt", FileKind::isText);

    private static final long MOST_PIXELS = 100_000_000;
    private static final int LOOKED_AT = 1024;
    private static final int LONGEST_END_OF_ZIP = 22 + 0xffff;

    private final String mediaType;
    private final String ending;
    private final Predicate<byte[]> honest;

    FileKind(String mediaType, String ending, Predicate<byte[]> honest) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.honest = honest;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    /** The kind, or nothing if the content is of none of them, or of something else too. */
    static Optional<FileKind> of(byte[] content) {
        String type = type(content);
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(type))
                .filter(kind -> kind.honest.test(content) && !isZipToo(content))
                .findFirst();
    }

    private static String type(byte[] content) {
        try {
            String type = MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(content), new Metadata())
                    .getBaseType()
                    .toString();
            return type.equals("image/heif") ? HEIC.mediaType : type;
        } catch (IOException broken) {
            throw new UncheckedIOException("bytes in memory can always be read", broken);
        }
    }

    private static boolean starts(byte[] content, String magic) {
        byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /** A small file can claim to be a picture that fills all memory; only its head is read. */
    private static boolean hasPixels(byte[] content, String format) {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
        } catch (IOException | RuntimeException noPicture) {
            return false;
        } finally {
            reader.dispose();
        }
    }

    /** A zip is read from its end, so that any other file can be one as well: a program, or a document with macros. */
    private static boolean isZipToo(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = content.length - 22; at >= 0 && at >= content.length - LONGEST_END_OF_ZIP; at--) {
            if (bytes.getInt(at) == 0x06054b50
                    && Short.toUnsignedInt(bytes.getShort(at + 20)) == content.length - at - 22) {
                return true;
            }
        }
        return false;
    }

    /** Plain text: no control characters, and nothing that a browser or a shell would run. */
    private static boolean isText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f)) {
                return false;
            }
            String start = text.substring(0, Math.min(text.length(), LOOKED_AT))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return Set.of("<", "#!", "\ufeff<").stream().noneMatch(start::startsWith)
                    && Set.of("<script", "<html", "<svg").stream().noneMatch(start::contains);
        } catch (CharacterCodingException noText) {
            return false;
        }
    }
}
