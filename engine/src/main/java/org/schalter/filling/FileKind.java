package org.schalter.filling;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken, told by what is in them, never by their names. */
enum FileKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    TIFF("image/tiff", "tif"),
    HEIC("image/heic", "heic"),
    TEXT("text/plain", "txt");

    private static final long MOST_PIXELS = 100_000_000;
    private static final int LOOKED_AT = 1024;

    private final String mediaType;
    private final String ending;

    FileKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    /** The kind, or nothing if the content is of none of them. */
    static Optional<FileKind> of(byte[] content) {
        if (starts(content, "%PDF-")) {
            return Optional.of(PDF);
        }
        if (starts(content, "\u0089PNG\r\n\u001a\n")) {
            return content.length > 24 && pixels(content) <= MOST_PIXELS ? Optional.of(PNG) : Optional.empty();
        }
        if (starts(content, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (starts(content, "II*\u0000") || starts(content, "MM\u0000*")) {
            return Optional.of(TIFF);
        }
        return isHeic(content) ? Optional.of(HEIC) : isText(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean starts(byte[] content, String magic) {
        byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= start.length
                && java.util.Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /** A small file can claim to be a picture that fills all memory. */
    private static long pixels(byte[] png) {
        ByteBuffer head = ByteBuffer.wrap(png);
        return Integer.toUnsignedLong(head.getInt(16)) * Integer.toUnsignedLong(head.getInt(20));
    }

    private static boolean isHeic(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        return head.length() == 12
                && head.startsWith("ftyp", 4)
                && java.util.Set.of("heic", "heix", "mif1", "msf1").contains(head.substring(8));
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
            return !start.startsWith("<")
                    && !start.startsWith("#!")
                    && !start.contains("<script")
                    && !start.contains("<html")
                    && !start.contains("<svg")
                    && !start.startsWith("\ufeff<");
        } catch (CharacterCodingException noText) {
            return false;
        }
    }
}
