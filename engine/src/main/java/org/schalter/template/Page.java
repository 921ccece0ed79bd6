package org.schalter.template;

import java.text.Normalizer;
import java.util.Map;

/** What a template becomes, written twice at once: as safe XHTML and as plain text. */
final class Page {

    private static final int LONGEST = 2_000_000;

    private final StringBuilder html = new StringBuilder(4096);
    private final StringBuilder text = new StringBuilder(1024);

    void words(String words) {
        String clean = clean(words);
        for (int i = 0; i < clean.length(); i++) {
            escape(clean.charAt(i));
        }
        text(clean);
        refuseEndless();
    }

    /** A value: its line ends are line ends, too. */
    void value(String value) {
        String[] lines = value.strip().split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                lineEnd();
            }
            words(lines[i]);
        }
    }

    void lineEnd() {
        html.append("<br/>");
        newLine();
    }

    void open(String tag, Map<String, String> attributes) {
        html.append('<').append(tag);
        attributes.forEach(this::attribute);
        if (Markup.VOID.contains(tag)) {
            html.append("/>");
        } else {
            html.append('>');
        }
        if (Markup.BLOCKS.contains(tag) || tag.equals("br")) {
            newLine();
        }
        if (tag.equals("li")) {
            text.append("- ");
        }
        refuseEndless();
    }

    void close(String tag) {
        if (!Markup.VOID.contains(tag)) {
            html.append("</").append(tag).append('>');
        }
        if (Markup.BLOCKS.contains(tag)) {
            newLine();
        } else if (tag.equals("td") || tag.equals("th")) {
            text.append("  ");
        }
    }

    /** XHTML of our own, with what it says in words. */
    void raw(String xhtml, String words) {
        html.append(xhtml);
        text(words);
    }

    private void attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        clean(value).chars().forEach(c -> escape((char) c));
        html.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.append(c);
        }
    }

    private void text(String words) {
        boolean space = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i) == '\u00a0' || words.charAt(i) == '\u202f' ? ' ' : words.charAt(i);
            boolean now = Character.isWhitespace(c);
            if (!now || !space) {
                text.append(now ? ' ' : c);
            }
            space = now;
        }
    }

    private void newLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }

    private void refuseEndless() {
        if (html.length() > LONGEST) {
            throw new TemplateIncident("the page grows beyond <" + LONGEST + "> characters");
        }
    }

    /** Composed, and without what XML can't hold. */
    private static String clean(String words) {
        String composed = Normalizer.normalize(words, Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder(composed.length());
        composed.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c >= 0x20 && c <= 0xD7FF
                        || c >= 0xE000 && c <= 0xFFFD
                        || c >= 0x10000)
                .filter(c -> c < 0x7F || c > 0x9F)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    String html() {
        return html.toString();
    }

    String text() {
        return text.toString().strip();
    }
}
