package org.schalter.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a template may be written with: these elements, these attributes, these classes, and nothing else. */
final class Markup {

    static final Set<String> CLASSES = Set.of(
            "number",
            "right",
            "center",
            "large",
            "huge",
            "display",
            "small",
            "box",
            "note",
            "keep",
            "signature",
            "new-page",
            "plain");
    static final String IF = "data-if";
    static final String EACH = "data-each";
    static final String VERIFY = "data-verify";
    static final Set<String> VOID = Set.of("br", "hr", "wbr");
    static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "header",
            "hr",
            "li",
            "ol",
            "p",
            "section",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");

    private static final Set<String> EVERYWHERE = Set.of("class", "lang", "dir", IF, EACH, VERIFY);
    private static final Map<String, Set<String>> ELEMENTS = elements();
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|mailto:|tel:)[^\\s<>\"]+");

    private Markup() {}

    static boolean allows(String element) {
        return ELEMENTS.containsKey(element);
    }

    static boolean allows(String element, String attribute) {
        return EVERYWHERE.contains(attribute)
                || ELEMENTS.getOrDefault(element, Set.of()).contains(attribute);
    }

    /** A web, mail or telephone address; no other kind of link is let out of a template. */
    static boolean isAddress(String value) {
        return ADDRESS.matcher(value).matches();
    }

    static String names() {
        return ELEMENTS.keySet().stream().sorted().toList().toString();
    }

    private static Map<String, Set<String>> elements() {
        Map<String, Set<String>> all = new HashMap<>();
        for (String plain : """
            html head body title h1 h2 h3 h4 p br hr wbr strong em b i u small sub sup span div section article header
            footer address blockquote ul li dl dt dd table caption thead tbody tfoot tr
            """.strip().split("\\s+")) {
            all.put(plain.toLowerCase(Locale.ROOT), Set.of());
        }
        all.put("meta", Set.of("charset"));
        all.put("ol", Set.of("start"));
        all.put("th", Set.of("scope", "colspan", "rowspan"));
        all.put("td", Set.of("colspan", "rowspan"));
        all.put("a", Set.of("href"));
        return Map.copyOf(all);
    }
}
