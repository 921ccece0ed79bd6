package org.schalter.filling.field;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Has each field's fragment processed once for everybody instead of once for each page that is shown, which is most of
 * what a page would cost. What is kept holds no answer: those are put in when a page is written.
 */
final class Stencils {

    private static final int CHARACTERS = 16_000_000;
    private static final String TEMPLATE = "filling/parts";

    private final Cache<Key, Stencil> kept = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((Key key, Stencil stencil) -> stencil.length())
            .build();

    private record Key(FieldView emptied, Locale locale) {}

    /** The markup of these fields, in their order. */
    String write(List<FieldView> fields, Locale locale, IEngineConfiguration engine) {
        var markup = new StringBuilder();
        for (FieldView field : fields) {
            var slots = new Slots();
            var key = new Key(slots.emptied(field), locale);
            stencil(key, one -> Stencil.of(process(one.emptied(), one.locale(), engine)))
                    .write(slots.answers(), markup);
        }
        return markup.toString();
    }

    /** Not within the cache's own lock: a group's fragment asks for those of its children. */
    private Stencil stencil(Key key, Function<Key, Stencil> cut) {
        Stencil stencil = kept.getIfPresent(key);
        if (stencil == null) {
            stencil = cut.apply(key);
            kept.put(key, stencil);
        }
        return stencil;
    }

    static String process(FieldView field, Locale locale, IEngineConfiguration engine) {
        var markup = new StringWriter();
        engine.getTemplateManager()
                .parseAndProcess(
                        new TemplateSpec(TEMPLATE, Set.of("one"), TemplateMode.HTML, Map.of()),
                        new Context(locale, Map.of("f", field)),
                        markup);
        return markup.toString();
    }
}
