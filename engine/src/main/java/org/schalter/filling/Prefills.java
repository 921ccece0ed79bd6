package org.schalter.filling;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.schalter.filling.spi.PrefillSource;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.validation.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Knows what a form need not ask, since a source tells it of the person. */
@Component
public class Prefills {

    private static final Logger log = LoggerFactory.getLogger(Prefills.class);

    private static final String SIGN_IN = "identity";

    private final Map<String, PrefillSource> sources = new TreeMap<>();

    Prefills(List<PrefillSource> sources) {
        for (PrefillSource source : sources) {
            if (this.sources.put(source.id(), source) != null) {
                throw new IllegalStateException("two prefill sources are called <" + source.id()
                        + ">, each needs a name of its own; there are " + this.sources.keySet());
            }
        }
    }

    /**
     * What is known of a person.
     *
     * @param answers to begin with
     * @param locked those among them that are not the person's to change, by JSON Pointer
     */
    public record Known(ObjectNode answers, Map<String, JsonNode> locked) {}

    /** The ids of the sources that there are. */
    Set<String> sources() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    public Known of(Part form, Visitor visitor) {
        return of(
                form,
                new PrefillSource.Person(
                        visitor.subject(), visitor.attributes(), visitor.trust().name()));
    }

    /**
     * What would be known of somebody whom an author pretends to be. Only the sign-in is asked, which is pretended too: a
     * register knows nobody of that name, and is not for trying things out.
     *
     * @param trust none, basic, substantial or high
     */
    public Known pretended(Part form, Map<String, String> attributes, String trust) {
        List<PrefillSource> told =
                Optional.ofNullable(sources.get(SIGN_IN)).stream().toList();
        return new Prefills(told).of(form, new PrefillSource.Person("pretended", attributes, trust));
    }

    private Known of(Part form, PrefillSource.Person person) {
        Known known = new Known(JsonNodeFactory.instance.objectNode(), new HashMap<>());
        group(form, known.answers(), person, known.locked());
        return known;
    }

    /** Only where an answer must be: filling in one field of an optional group would demand the others. */
    private void group(Part group, ObjectNode into, PrefillSource.Person person, Map<String, JsonNode> locked) {
        for (Part part : group.children()) {
            if (part.kind() == Part.Kind.OBJECT
                    && part.required()
                    && part.conditions().isEmpty()) {
                ObjectNode inner = JsonNodeFactory.instance.objectNode();
                group(part, inner, person, locked);
                if (!inner.isEmpty()) {
                    into.set(part.name(), inner);
                }
            } else if (part.kind() == Part.Kind.LEAF
                    && part.schema().path("x-prefill").isString()) {
                value(part, person).ifPresent(known -> {
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
        return part.schema().path("readOnly").asBoolean(false)
                || trust(lock)
                        .filter(it -> trust(known.trust()).orElse(Trust.NONE).compareTo(it) >= 0)
                        .isPresent();
    }

    /** Of a form that is still being written, the name may be any. */
    private static Optional<Trust> trust(String name) {
        return Arrays.stream(Trust.values())
                .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private Optional<PrefillSource.Prefilled> value(Part part, PrefillSource.Person person) {
        String[] path = part.schema().path("x-prefill").stringValue().split("\\.", 2);
        PrefillSource source = sources.get(path[0]);
        if (source == null || path.length < 2) {
            return Optional.empty();
        }
        try {
            return source.value(path[1], person);
        } catch (RuntimeException down) {
            // Not its message, which may hold what it was asked for.
            log.warn(
                    "Prefill source <{}> gave nothing for <{}>: {}",
                    path[0],
                    path[1],
                    down.getClass().getName());
            return Optional.empty();
        }
    }
}
