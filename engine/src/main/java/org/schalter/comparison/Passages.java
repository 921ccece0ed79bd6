package org.schalter.comparison;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A letter as somebody reads it: paragraph by paragraph, its places for values as they are written. */
final class Passages {

    private static final Pattern BLOCKS = Pattern.compile(
            "(?i)</?(address|article|blockquote|body|br|dd|div|dl|dt|footer|h[1-6]|head|header|hr|html|li|main|ol|p|section"
                + "|table|tbody|td|tfoot|th|thead|title|tr|ul)\\b[^>]*>");

    private Passages() {}

    static List<String> of(byte[] template) {
        var text = new String(template, StandardCharsets.UTF_8);
        return Arrays.stream(BLOCKS.split(text))
                .map(it -> it.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip())
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
