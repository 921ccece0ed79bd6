package org.schalter.document.provider.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Looks at the pictures of a sheet before they are unpacked, since a few bytes can claim to be a picture that fills all
 * memory. Only their heads are read.
 */
final class Pictures {

    private static final long MOST_PIXELS = 25_000_000;
    private static final int MOST_LETTERS = 4_000_000;
    private static final String PNG = "data:image/png;base64,";
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:\\bsrc=[\"']|\\burl\\([\"']?)(data:[^\"'<>()]*)");

    private Pictures() {}

    /** @throws IllegalArgumentException if one of them is no PNG, or is too large to be printed */
    static void refuseBombs(String xhtml) {
        for (MatchResult found : ADDRESS.matcher(xhtml).results().toList()) {
            look(found.group(1));
        }
    }

    private static void look(String address) {
        if (!address.startsWith(PNG)) {
            throw new IllegalArgumentException("a picture of the sheet is <%s…>; expected <%s…>"
                    .formatted(address.substring(0, Math.min(address.length(), PNG.length())), PNG));
        }
        if (address.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("a picture of the sheet has <%d> characters; expected at most %d"
                    .formatted(address.length(), MOST_LETTERS));
        }
        look(Base64.getMimeDecoder().decode(address.substring(PNG.length())));
    }

    private static void look(byte[] png) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(stream, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw new IllegalArgumentException("a picture of the sheet has <%d × %d> pixels; expected at most %d"
                        .formatted(width, height, MOST_PIXELS));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a picture of the sheet is no PNG", e);
        } finally {
            reader.dispose();
        }
    }
}
