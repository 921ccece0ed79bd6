package org.schalter.document;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.definition.ServicePackage;
import org.schalter.document.spi.Rendered;
import org.schalter.document.spi.Sheet;
import org.schalter.document.spi.Sheet.Attached;
import org.schalter.expression.Scope;
import org.schalter.template.Template;
import org.schalter.template.TemplateContext;
import org.schalter.template.TemplateIncident;
import org.schalter.template.Templates;
import org.schalter.template.Wording;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes documents from templates: fills them in, puts them on the town's paper, adds the data, has them rendered. */
@Component
class Letters {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Templates templates;
    private final LetterFrame frame;
    private final Insets insets;
    private final Renderers renderers;
    private final Clock clock;

    Letters(Templates templates, LetterFrame frame, Insets insets, Renderers renderers, Clock clock) {
        this.templates = templates;
        this.frame = frame;
        this.insets = insets;
        this.renderers = renderers;
        this.clock = clock;
    }

    /** What a document is made from. */
    record Order(String name, String reference, int edition, String language, Scope scope, ServicePackage content) {}

    record Letter(String title, String text, Map<String, String> verifiable, Rendered file) {}

    /** The document's text alone, without making a file. */
    Template.Filled text(Order order) {
        return fill(order, CheckCode.fresh());
    }

    Letter make(Order order, CheckCode code, Instant at) {
        Template.Filled filled = fill(order, code);
        String page = frame.page(filled, check(order, filled, code), facts(order, at));
        Rendered file = renderers.render(new Sheet(page, List.of(data(order, filled, at))));
        return new Letter(filled.title(), filled.text(), filled.verifiable(), file);
    }

    /** The file as it would be, marked as one that nobody was given: its check code leads nowhere. */
    byte[] sample(Order order) {
        CheckCode code = CheckCode.fresh();
        Template.Filled filled = fill(order, code);
        LetterFrame.Facts facts = facts(order, clock.instant());
        String page = frame.page(filled, check(order, filled, code) + frame.sampleMark(facts), facts);
        return renderers.render(new Sheet(page, List.of())).content();
    }

    /** The check code, where the template has not given it a place. */
    private String check(Order order, Template.Filled filled, CheckCode code) {
        return filled.pictures().contains(Insets.CODE)
                ? ""
                : insets.check(code, new Wording(order.language(), clock.getZone()));
    }

    private LetterFrame.Facts facts(Order order, Instant at) {
        return new LetterFrame.Facts(
                order.reference(),
                order.content().manifest().unit(),
                at.atZone(clock.getZone()).toLocalDate(),
                order.language());
    }

    private Template.Filled fill(Order order, CheckCode code) {
        TemplateContext context = templates.context(order.content(), order.language(), insets(order, code));
        return template(order).fill(order.scope(), context);
    }

    private Map<String, TemplateContext.Inset> insets(Order order, CheckCode code) {
        return insets.of(code, order.reference(), order.scope(), new Wording(order.language(), clock.getZone()));
    }

    private Template template(Order order) {
        Optional<Template> template = templates.document(order.content(), order.name());
        return template.orElseThrow(
                () -> new TemplateIncident("there is no template <" + Templates.document(order.name()) + "> in <"
                        + order.content().manifest().key().value() + ">"));
    }

    private Attached data(Order order, Template.Filled filled, Instant at) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("schalter", 1);
        data.put("document", Map.of("name", order.name(), "title", filled.title(), "language", order.language()));
        data.put("service", order.content().manifest().key().value());
        data.put("edition", order.edition());
        data.put("editionHash", order.content().hash());
        data.put("reference", order.reference());
        data.put("issuedAt", at.atZone(clock.getZone()).toOffsetDateTime().toString());
        data.put("data", template(order).used(order.scope()));
        return new Attached(order.name() + ".json", "application/json", filled.title(), JSON.writeValueAsBytes(data));
    }
}
