package org.schalter.filling;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes of the name that a browser sends one that is safe to show, to store and to send back. */
final class FileNames {

    private static final int MOST_BYTES = 255;

    private FileNames() {}

    /** Without folders, control and direction characters; the ending as the content has it. */
    static String clean(String sent, FileKind kind) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]", "")
                .replaceAll("[<>:\"|?*;]", "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        String ending = "." + kind.ending();
        String stem = ends(name, kind) ? name.substring(0, name.lastIndexOf('.')) : name;
        String kept = ends(name, kind) ? name.substring(name.lastIndexOf('.')) : ending;
        return shortened(stem.isBlank() ? "datei" : stem, MOST_BYTES - kept.length()) + kept;
    }

    private static boolean ends(String name, FileKind kind) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return switch (kind) {
            case JPEG -> ending.equals("jpg") || ending.equals("jpeg");
            case TIFF -> ending.equals("tif") || ending.equals("tiff");
            case HEIC -> ending.equals("heic") || ending.equals("heif");
            case PDF, PNG, TEXT -> ending.equals(kind.ending());
        };
    }

    private static String shortened(String stem, int bytes) {
        String name = stem;
        while (name.getBytes(StandardCharsets.UTF_8).length > bytes) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
