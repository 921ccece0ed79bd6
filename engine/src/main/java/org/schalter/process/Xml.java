package org.schalter.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One element of a hostile XML file: read without document types, entities or processing instructions, and only up to
 * sizes that an honest process never reaches.
 */
final class Xml {

    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int LONGEST_TEXT = 20_000;

    /** Why a file is not read at all. */
    static final class Refused extends Exception {
        final int line;

        Refused(int line, String message) {
            super(message);
            this.line = line;
        }
    }

    /** An attribute, its name in the namespace; the empty one for its element's own. */
    record Attribute(String namespace, String name, String value) {}

    final String namespace;
    final String name;
    final int line;
    final List<Attribute> attributes = new ArrayList<>();
    final List<Xml> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Xml(XMLStreamReader reader) {
        this.namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
        this.name = reader.getLocalName();
        this.line = reader.getLocation().getLineNumber();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var in = Optional.ofNullable(reader.getAttributeNamespace(i)).orElse("");
            attributes.add(new Attribute(in, reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
        }
    }

    static Xml read(byte[] file) throws Refused {
        try {
            return new Reading(factory().createXMLStreamReader(new ByteArrayInputStream(file))).root();
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            throw new Refused(place == null ? 1 : place.getLineNumber(), "is not well-formed XML");
        }
    }

    /** The value of the element's own attribute. */
    @Nullable
    String attribute(String name) {
        return attribute("", name);
    }

    @Nullable
    String attribute(String namespace, String name) {
        for (var attribute : attributes) {
            if (attribute.namespace().equals(namespace) && attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    String text() {
        return text.toString().strip();
    }

    boolean is(String namespace, String name) {
        return this.namespace.equals(namespace) && this.name.equals(name);
    }

    /** Every prefix that an attribute or the element itself was found in, for messages. */
    Map<String, String> attributesByName() {
        Map<String, String> byName = new LinkedHashMap<>();
        attributes.forEach(attribute -> byName.put(attribute.name(), attribute.value()));
        return byName;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("javax.xml.stream.isSupportingExternalEntities", false);
        return factory;
    }

    /** Walks the file once, with a stack of its own instead of recursion. */
    private static final class Reading {
        private final XMLStreamReader reader;
        private final Deque<Xml> open = new ArrayDeque<>();
        private int elements;
        private @Nullable Xml root;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Xml root() throws XMLStreamException, Refused {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> opens();
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> says();
                    case XMLStreamConstants.DTD -> throw refused("has a document type (DOCTYPE); leave it out");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("refers to an entity <&%s;>; write the character itself"
                                .formatted(reader.getLocalName()));
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw refused(
                                "has a processing instruction <?%s?>; leave it out".formatted(reader.getPITarget()));
                    default -> {}
                }
            }
            if (root == null) {
                throw refused("has no element");
            }
            return root;
        }

        private void opens() throws Refused {
            var element = new Xml(reader);
            if (++elements > MOST_ELEMENTS) {
                throw refused("has more than <%d> elements".formatted(MOST_ELEMENTS));
            }
            if (open.size() >= DEEPEST) {
                throw refused("is nested deeper than <%d>".formatted(DEEPEST));
            }
            if (element.attributes.stream()
                    .anyMatch(attribute -> attribute.value().length() > LONGEST_TEXT)) {
                throw refused("has an attribute longer than <%d> characters".formatted(LONGEST_TEXT));
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().children.add(element);
            }
            open.push(element);
        }

        private void says() throws Refused {
            var element = open.peek();
            if (element == null) {
                return;
            }
            if (element.text.length() + reader.getTextLength() > LONGEST_TEXT) {
                throw refused("has a text longer than <%d> characters".formatted(LONGEST_TEXT));
            }
            element.text.append(reader.getText());
        }

        private Refused refused(String message) {
            return new Refused(reader.getLocation().getLineNumber(), message);
        }
    }
}
