package org.schalter.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schalter.site.Cause;
import org.schalter.site.Concerns;
import org.schalter.site.Concerns.Concern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Everything that is broken now, in words, from all stages. */
@Component
class Worries {

    private final ObjectProvider<Concerns> concerns;
    private final MessageSource texts;

    Worries(ObjectProvider<Concerns> concerns, MessageSource texts) {
        this.concerns = concerns;
        this.texts = texts;
    }

    /**
     * A concern in words.
     *
     * @param detail in English or whatever language a foreign system speaks
     */
    record Line(String text, String detail, String link) {}

    List<Concern> now() {
        List<Concern> all = new ArrayList<>();
        concerns.orderedStream().forEach(it -> all.addAll(now(it)));
        return all;
    }

    List<Line> in(List<Concern> all, Locale locale) {
        return all.stream()
                .map(it -> new Line(
                        String.valueOf(
                                texts.getMessage(it.text(), it.arguments().toArray(), it.text(), locale)),
                        it.detail(),
                        it.link()))
                .distinct()
                .toList();
    }

    private static List<Concern> now(Concerns stage) {
        try {
            return stage.now();
        } catch (RuntimeException e) {
            return List.of(new Concern("operation.concern.check", List.of(), Cause.of(e), "/operate"));
        }
    }
}
