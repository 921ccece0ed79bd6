package org.schalter.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.expression.Expression;

/**
 * Reads a template by a real HTML parser and keeps what {@link Markup} allows. Everything else is a finding with its
 * place, and nothing of it reaches the compiled template, so even a template with findings could do no harm.
 */
final class TemplateReader {

    private static final int MOST_BYTES = 512 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST_FINDINGS = 50;
    private static final Pattern EACH = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s+in\\s+(.+)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{\\{.*}}", Pattern.DOTALL);

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    TemplateReader(String file) {
        this.file = file;
    }

    record Read(TemplateNode.Words title, TemplateNode.Mark body, List<Finding> findings) {}

    Read read(byte[] html) {
        String source = html.length > MOST_BYTES ? "" : new String(html, StandardCharsets.UTF_8);
        if (html.length > MOST_BYTES) {
            problem("", "the template has <%d> bytes; at most %d are read".formatted(html.length, MOST_BYTES));
        }
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_FINDINGS).setTrackPosition(true);
        Document document = parser.parseInput(source, "");
        for (ParseError error : parser.getErrors()) {
            problem(error.getCursorPos(), "not well-formed HTML: " + error.getErrorMessage());
        }
        head(document.head());
        TemplateNode.Words title = title(document);
        TemplateNode.Mark body = mark(document.body(), 0);
        new Headings(this::problem).check(document.body());
        return new Read(title, body, List.copyOf(findings));
    }

    private void head(Element head) {
        for (Element child : head.children()) {
            allowed(child);
            attributes(child);
        }
    }

    private TemplateNode.Words title(Document document) {
        Element title = document.head().selectFirst("title");
        if (title == null || title.text().isBlank()) {
            problem(
                    at(document.head()),
                    "no <title>; right is <title>…</title>: a letter's name or a message's subject");
            return new TemplateNode.Words("", List.of());
        }
        return new TemplateNode.Words(at(title), placeholders(title).read(title.text()));
    }

    /** Text and allowed elements; comments, and what stands in a refused script or style, are left out. */
    private List<TemplateNode> children(Element element, int depth) {
        List<TemplateNode> nodes = new ArrayList<>();
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode text) {
                nodes.add(new TemplateNode.Words(at(text), placeholders(text).read(text.getWholeText())));
            } else if (child instanceof Element inner && allowed(inner)) {
                nodes.add(mark(inner, depth + 1));
            }
        }
        return nodes;
    }

    private boolean allowed(Element element) {
        if (Markup.allows(element.normalName())) {
            return true;
        }
        problem(
                at(element),
                "the element <" + element.normalName() + "> is not allowed; allowed are " + Markup.names());
        return false;
    }

    private TemplateNode.Mark mark(Element element, int depth) {
        if (depth > DEEPEST) {
            problem(at(element), "elements are nested deeper than <" + DEEPEST + ">");
            return new TemplateNode.Mark(
                    "", "span", Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        Map<String, String> attributes = attributes(element);
        return new TemplateNode.Mark(
                at(element),
                element.normalName(),
                attributes,
                onlyIf(element),
                each(element),
                link(element, attributes),
                children(element, depth));
    }

    private Map<String, String> attributes(Element element) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            if (!Markup.allows(element.normalName(), name)) {
                problem(at(element), "the attribute <" + name + "> is not allowed on <" + element.normalName() + ">");
            } else if (!name.equals(Markup.IF) && !name.equals(Markup.EACH)) {
                keep(element, name, attribute.getValue().strip(), kept);
            }
        }
        return kept;
    }

    private void keep(Element element, String name, String value, Map<String, String> kept) {
        boolean link = name.equals("href");
        if (link && LINK.matcher(value).matches()) {
            return; // a link that is a value
        }
        if (value.contains("{{")) {
            problem(at(element), "a placeholder can't stand in the attribute <" + name + ">");
            return;
        }
        placeholders(element).refuseForeign(value);
        if (link && !Markup.isAddress(value)) {
            problem(at(element), "the link <" + value + "> is not allowed; right is https:, mailto: or tel:");
        } else if (name.equals("class") && !Markup.CLASSES.containsAll(List.of(value.split("\\s+")))) {
            problem(
                    at(element),
                    "the class <" + value + "> is not known; known are "
                            + Markup.CLASSES.stream().sorted().toList());
        } else if (name.endsWith("span") && !value.matches("[1-9][0-9]?")) {
            problem(at(element), "<" + name + "=" + value + "> is no number of cells; right is 1 to 99");
        } else {
            kept.put(name, value);
        }
    }

    private Optional<Expression> onlyIf(Element element) {
        if (!element.hasAttr(Markup.IF)) {
            return Optional.empty();
        }
        String source = element.attr(Markup.IF).strip();
        if (!Expression.isExpression(source)) {
            problem(at(element), "<data-if=\"" + source + "\"> is no condition; right is data-if=\"= answers.member\"");
            return Optional.empty();
        }
        return Optional.ofNullable(placeholders(element).expression(source));
    }

    private Optional<TemplateNode.Each> each(Element element) {
        if (!element.hasAttr(Markup.EACH)) {
            return Optional.empty();
        }
        Matcher matcher = EACH.matcher(element.attr(Markup.EACH));
        if (!matcher.matches()) {
            problem(
                    at(element),
                    "<data-each=\"" + element.attr(Markup.EACH)
                            + "\"> can't be read; right is data-each=\"dog in answers.dogs\"");
            return Optional.empty();
        }
        String list = matcher.group(2).strip();
        @Nullable
        Expression expression = placeholders(element).expression(Expression.isExpression(list) ? list : "= " + list);
        return expression == null ? Optional.empty() : Optional.of(new TemplateNode.Each(matcher.group(1), expression));
    }

    private Optional<Piece> link(Element element, Map<String, String> attributes) {
        String href = element.attr("href").strip();
        if (!element.normalName().equals("a") || href.isEmpty() || attributes.containsKey("href")) {
            return Optional.empty();
        }
        List<Piece> pieces =
                LINK.matcher(href).matches() ? placeholders(element).read(href) : List.of();
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Value value) {
            return Optional.of(value);
        }
        return Optional.empty();
    }

    private Placeholders placeholders(Node node) {
        return new Placeholders(message -> problem(at(node), message));
    }

    private static String at(Node node) {
        if (!node.sourceRange().isTracked()) {
            return "";
        }
        return node.sourceRange().start().lineNumber() + ":"
                + node.sourceRange().start().columnNumber();
    }

    private void problem(String at, String message) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(Finding.error(file, at, message));
        }
    }
}
