package org.schalter.template;

import java.util.function.BiConsumer;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Headings go down one level at a time, or whoever listens to the document loses the way; PDF/UA asks for it as well. */
final class Headings {

    private final BiConsumer<String, String> problems;

    Headings(BiConsumer<String, String> problems) {
        this.problems = problems;
    }

    void check(Element body) {
        Elements headings = body.select("h1, h2, h3, h4");
        int before = 0;
        for (Element heading : headings) {
            int level = heading.normalName().charAt(1) - '0';
            if (level > before + 1) {
                problems.accept(
                        heading.sourceRange().isTracked()
                                ? heading.sourceRange().start().lineNumber() + ":"
                                        + heading.sourceRange().start().columnNumber()
                                : "",
                        "<h%d> follows <h%d>; right is <h%d>".formatted(level, before, before + 1));
            }
            before = level;
        }
    }
}
