package org.schalter.filling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.spi.PrefillSource;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.publishing.Edition;
import org.schalter.validation.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Begins drafts, with what is already known of the person in them. */
@Component
class Starts {

    private static final Logger log = LoggerFactory.getLogger(Starts.class);

    private final Drafts drafts;
    private final FormPages pages;
    private final Map<String, PrefillSource> sources = new TreeMap<>();

    Starts(Drafts drafts, FormPages pages, List<PrefillSource> sources) {
        this.drafts = drafts;
        this.pages = pages;
        for (PrefillSource source : sources) {
            if (this.sources.put(source.id(), source) != null) {
                throw new IllegalStateException("two prefill sources are called <" + source.id()
                        + ">, each needs a name" + " of its own; there are " + this.sources.keySet());
            }
        }
    }

    Draft start(Edition edition, Visitor visitor, @Nullable String wanted, java.util.Locale locale) {
        FormPages.Form form = pages.form(edition, edition.content().form());
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> locked = new HashMap<>();
        prefill(form.model().root(), answers, person(visitor), locked);
        return drafts.start(new Drafts.Beginning(
                edition.key(),
                edition.number(),
                edition.hash(),
                language(edition, wanted, locale),
                visitor.subject(),
                locked,
                answers,
                Fillings.kept(edition)));
    }

    /** The language that was asked for, or the visitor's, or the service's first. */
    static String language(Edition edition, @Nullable String wanted, java.util.Locale locale) {
        List<String> languages = edition.content().manifest().languages();
        if (wanted != null && languages.contains(wanted)) {
            return wanted;
        }
        return languages.contains(locale.getLanguage()) ? locale.getLanguage() : languages.getFirst();
    }

    private static PrefillSource.Person person(Visitor visitor) {
        return new PrefillSource.Person(
                visitor.subject(), visitor.attributes(), visitor.trust().name());
    }

    /** Only where an answer must be: filling in one field of an optional group would demand the others. */
    private void prefill(Part group, ObjectNode into, PrefillSource.Person person, Map<String, JsonNode> locked) {
        for (Part part : group.children()) {
            if (part.kind() == Part.Kind.OBJECT
                    && part.required()
                    && part.conditions().isEmpty()) {
                ObjectNode inner = JsonNodeFactory.instance.objectNode();
                prefill(part, inner, person, locked);
                if (!inner.isEmpty()) {
                    into.set(part.name(), inner);
                }
            } else if (part.kind() == Part.Kind.LEAF
                    && part.schema().path("x-prefill").isString()) {
                known(part, person).ifPresent(known -> {
                    into.set(part.name(), known.value());
                    if (locks(part, known)) {
                        locked.put(part.pointer(), known.value());
                    }
                });
            }
        }
    }

    private static boolean locks(Part part, PrefillSource.Prefilled known) {
        String lock = part.schema().path("x-lock").asString("");
        return !lock.isEmpty() && trust(known.trust()).compareTo(trust(lock)) >= 0;
    }

    private static Trust trust(String name) {
        return Trust.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    private Optional<PrefillSource.Prefilled> known(Part part, PrefillSource.Person person) {
        String[] path = part.schema().path("x-prefill").stringValue().split("\\.", 2);
        PrefillSource source = sources.get(path[0]);
        if (source == null || path.length < 2) {
            return Optional.empty();
        }
        try {
            return source.value(path[1], person);
        } catch (RuntimeException down) {
            log.warn("Prefill source <{}> gave nothing for <{}>", path[0], path[1], down);
            return Optional.empty();
        }
    }
}
