package org.schalter.document;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schalter.document.spi.DocumentRenderer;
import org.schalter.document.spi.Rendered;
import org.schalter.document.spi.Sheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The renderer that the settings name, with its options. */
@Component
class Renderers {

    private static final Logger LOG = LoggerFactory.getLogger(Renderers.class);

    private final Chosen<?> chosen;

    Renderers(List<DocumentRenderer<?>> renderers, DocumentSettings settings, Environment environment) {
        Map<String, DocumentRenderer<?>> byId = renderers.stream()
                .collect(Collectors.toMap(DocumentRenderer::id, Function.identity(), (one, other) -> {
                    throw new IllegalStateException(
                            "renderer id <" + one.id() + "> is used by " + one.getClass() + " and " + other.getClass());
                }));
        DocumentRenderer<?> named = byId.get(settings.renderer());
        if (named == null) {
            throw new IllegalStateException("schalter.document.renderer is <" + settings.renderer() + ">; there are "
                    + byId.keySet().stream().sorted().toList());
        }
        this.chosen = Chosen.of(named, environment);
    }

    Rendered render(Sheet sheet) {
        Rendered rendered = chosen.render(sheet);
        rendered.warnings().forEach(LOG::warn);
        return rendered;
    }

    List<String> selfCheck() {
        return chosen.selfCheck();
    }

    private record Chosen<O extends Record>(DocumentRenderer<O> renderer, O options) {

        static <O extends Record> Chosen<O> of(DocumentRenderer<O> renderer, Environment environment) {
            O options = Binder.get(environment).bindOrCreate("schalter.document.options", renderer.options());
            return new Chosen<>(renderer, options);
        }

        Rendered render(Sheet sheet) {
            return renderer.render(sheet, options);
        }

        List<String> selfCheck() {
            return renderer.selfCheck(options);
        }
    }
}
