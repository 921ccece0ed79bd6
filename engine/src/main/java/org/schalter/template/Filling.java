package org.schalter.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import org.schalter.expression.Path;
import org.schalter.expression.Scope;
import org.schalter.template.TemplateNode.Each;
import org.schalter.template.TemplateNode.Mark;
import org.schalter.template.TemplateNode.Words;

/** One filling-in of a template: walks it once, with a bound on rows. */
final class Filling {

    private static final int MOST_ROWS = 5_000;

    private final TemplateContext context;
    private final Wording wording;
    private final Map<String, String> verifiable = new LinkedHashMap<>();
    private final List<String> pictures = new ArrayList<>();
    private final Map<String, String> aliases = new TreeMap<>();
    private @Nullable Page address;
    private Page page = new Page();
    private int rows;

    Filling(TemplateContext context) {
        this.context = context;
        this.wording = new Wording(context.language(), context.zone());
    }

    Template.Filled fill(Words title, Mark body, Scope scope) {
        words(title, scope);
        String heading = page.text().replaceAll("\\s+", " ");
        page = new Page();
        children(body, scope, false);
        Page whom = address;
        return new Template.Filled(
                heading,
                page.html(),
                whom == null ? "" : whom.html(),
                (whom == null ? "" : whom.text() + "\n") + page.text(),
                verifiable,
                List.copyOf(pictures));
    }

    private void children(Mark mark, Scope scope, boolean head) {
        for (TemplateNode child : mark.children()) {
            switch (child) {
                case Words words -> words(words, scope);
                case Mark inner -> mark(inner, scope, head || mark.tag().equals("thead"));
            }
        }
    }

    private void mark(Mark mark, Scope scope, boolean head) {
        if (mark.each().isPresent()) {
            each(mark, mark.each().get(), scope, head);
        } else {
            once(mark, scope, head);
        }
    }

    private void each(Mark mark, Each each, Scope scope, boolean head) {
        Object list = each.list().evaluate(scope);
        List<?> items = list == null ? List.of() : list instanceof List<?> many ? many : List.of(list);
        String before = aliases.put(each.item(), aliased(each.list()));
        for (Object item : items) {
            if (++rows > MOST_ROWS) {
                throw new TemplateIncident("at " + mark.at() + ": more than <" + MOST_ROWS + "> rows");
            }
            once(mark, scope.with(each.item(), item), head);
        }
        if (before == null) {
            aliases.remove(each.item());
        } else {
            aliases.put(each.item(), before);
        }
    }

    private void once(Mark mark, Scope scope, boolean head) {
        if (mark.onlyIf().isPresent() && !mark.onlyIf().get().holds(scope)) {
            return;
        }
        if (mark.tag().equals("address") && address == null) {
            Page around = page;
            Page whom = new Page();
            address = whom;
            page = whom;
            children(mark, scope, head);
            page = around;
            return;
        }
        if (picture(mark, scope)) {
            return;
        }
        page.open(mark.tag(), attributes(mark, scope, head));
        children(mark, scope, head);
        page.close(mark.tag());
        verify(mark, scope, head);
    }

    /** A paragraph of nothing but a picture becomes the picture's block. */
    private boolean picture(Mark mark, Scope scope) {
        List<Piece> pieces = mark.children().size() == 1 && mark.children().getFirst() instanceof Words words
                ? words.pieces()
                : List.of();
        List<Piece> solid = pieces.stream()
                .filter(piece -> !(piece instanceof Piece.Literal literal
                        && literal.words().isBlank()))
                .toList();
        if (List.of("p", "div").contains(mark.tag())
                && solid.size() == 1
                && solid.getFirst() instanceof Piece.Picture picture) {
            piece(picture, scope);
            return true;
        }
        return false;
    }

    private void verify(Mark mark, Scope scope, boolean head) {
        String label = mark.attributes().get(Markup.VERIFY);
        if (label != null) {
            Page around = page;
            page = new Page();
            children(mark, scope, head);
            verifiable.put(context.texts().apply(label).orElse(label), Masked.of(page.text()));
            page = around;
        }
    }

    private Map<String, String> attributes(Mark mark, Scope scope, boolean head) {
        Map<String, String> attributes = new LinkedHashMap<>(mark.attributes());
        attributes.remove(Markup.VERIFY);
        if (mark.tag().equals("th")) {
            attributes.putIfAbsent("scope", head ? "col" : "row");
        }
        mark.link().ifPresent(link -> {
            String address = wording.plain(((Piece.Value) link).expression().evaluate(scope));
            if (Markup.isAddress(address)) {
                attributes.put("href", address);
            }
        });
        if (attributes.containsKey("href")) {
            attributes.put("title", attributes.get("href"));
        }
        return attributes;
    }

    private void words(Words words, Scope scope) {
        for (Piece piece : words.pieces()) {
            piece(piece, scope);
        }
    }

    private void piece(Piece piece, Scope scope) {
        switch (piece) {
            case Piece.Literal literal -> page.words(literal.words());
            case Piece.Translated text ->
                page.value(context.texts().apply(text.key()).orElse(text.key()));
            case Piece.Value value ->
                page.value(wordsOf(value, value.expression().evaluate(scope)));
            case Piece.Picture picture -> {
                pictures.add(picture.name());
                TemplateContext.Inset inset = context.pictures().get(picture.name());
                if (inset != null) {
                    page.raw(inset.xhtml(), inset.words());
                }
            }
        }
    }

    private String wordsOf(Piece.Value value, @Nullable Object result) {
        return switch (value.form()) {
            case PLAIN -> context.labels().file(aliased(value.expression()), wording.plain(result));
            case DATE -> wording.date(result);
            case MONEY -> wording.money(result);
            case LABEL -> label(aliased(value.expression()), result);
        };
    }

    /** Of several chosen values, each by its own title. */
    private String label(String path, @Nullable Object result) {
        return result instanceof Collection<?> several
                ? several.stream().map(one -> label(path, one)).collect(Collectors.joining(", "))
                : result == null ? "" : context.labels().label(path, wording.plain(result));
    }

    /** The path from the root of the scope that a loop's variable stands for, such as answers.dogs for dog. */
    private String aliased(Expression expression) {
        if (expression.paths().size() != 1) {
            return "";
        }
        Path path = expression.paths().getFirst();
        String root = aliases.getOrDefault(path.root(), path.root());
        return path.below().isEmpty() ? root : root + "." + path.below();
    }
}
