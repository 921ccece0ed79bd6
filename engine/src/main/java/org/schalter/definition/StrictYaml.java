package org.schalter.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * YAML as far as it says the same as JSON: YAML 1.2, one document, each key once, no anchors, aliases or tags. So a date
 * stays the text it is, {@code no} is a text, and a small file stays small.
 */
final class StrictYaml {

    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 200;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ScalarResolver SCALARS = new CoreScalarResolver(false);

    private final Iterator<Event> events;
    private int depth;

    private StrictYaml(String text) {
        events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /** @throws Unreadable saying where and why */
    static JsonNode parse(String text) {
        try {
            return new StrictYaml(text).document();
        } catch (MarkedYamlEngineException e) {
            throw new Unreadable(place(e.getProblemMark()), e.getProblem() + "; expected YAML");
        } catch (YamlEngineException e) {
            throw new Unreadable(
                    "line 1", String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; expected YAML");
        }
    }

    private JsonNode document() {
        Event event = events.next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = events.next();
        }
        if (!(event instanceof NodeEvent)) {
            throw new Unreadable("line 1", "the file is empty; expected YAML");
        }
        JsonNode root = node(event);
        events.next();
        if (events.next() instanceof DocumentStartEvent second) {
            throw refused(second, "a second document; expected one");
        }
        return root;
    }

    private JsonNode node(Event event) {
        refuseReferences(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> mapping(mapping);
            case SequenceStartEvent sequence -> sequence(sequence);
            default -> throw refused(event, "<" + event.getEventId() + ">; expected a value");
        };
    }

    private void refuseReferences(Event event) {
        if (event instanceof AliasEvent alias) {
            throw refused(event, "the alias <*" + alias.getAlias() + ">; expected the value itself");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refused(event, "the anchor <&" + node.getAnchor().get() + ">; expected none");
        }
        Optional<String> tag = event instanceof ScalarEvent s
                ? s.getTag()
                : event instanceof CollectionStartEvent c ? c.getTag() : Optional.empty();
        if (tag.isPresent()) {
            throw refused(event, "the tag <" + tag.get() + ">; expected none");
        }
    }

    private ObjectNode mapping(MappingStartEvent start) {
        enter(start);
        ObjectNode object = JSON.objectNode();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            refuseReferences(event);
            if (!(event instanceof ScalarEvent key)) {
                throw refused(event, "a key that is a list or a map; expected a name");
            }
            JsonNode value = node(events.next());
            if (object.has(key.getValue())) {
                throw refused(event, "the key <" + key.getValue() + "> stands twice; expected each once");
            }
            object.set(key.getValue(), value);
        }
        depth--;
        return object;
    }

    private ArrayNode sequence(SequenceStartEvent start) {
        enter(start);
        ArrayNode array = JSON.arrayNode();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            array.add(node(event));
        }
        depth--;
        return array;
    }

    private void enter(Event event) {
        if (++depth > DEEPEST) {
            throw refused(event, "more than <" + DEEPEST + "> levels; expected fewer");
        }
    }

    private static JsonNode scalar(ScalarEvent scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getScalarStyle() == ScalarStyle.PLAIN ? SCALARS.resolve(value, true) : Tag.STR;
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && value.length() <= LONGEST_NUMBER) {
            return number(scalar, value);
        }
        return JSON.stringNode(value);
    }

    private static JsonNode number(ScalarEvent scalar, String value) {
        try {
            if (value.startsWith("0x") || value.startsWith("0o")) {
                return JSON.numberNode(new BigInteger(value.substring(2), value.charAt(1) == 'x' ? 16 : 8));
            }
            return value.matches("[+-]?\\d+")
                    ? JSON.numberNode(new BigInteger(value))
                    : DecimalNode.valueOf(new BigDecimal(value));
        } catch (NumberFormatException e) {
            throw refused(scalar, "<" + value + "> is no number JSON knows; expected digits, or a text in quotes");
        }
    }

    private static Unreadable refused(Event event, String message) {
        return new Unreadable(place(event.getStartMark()), message);
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
                .orElse("line 1");
    }
}
