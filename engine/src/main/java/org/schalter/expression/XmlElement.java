package org.schalter.expression;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.schalter.expression.InvalidDecision.Problem;

/** An element of an XML file from outside: read without document type, entities or anything fetched. */
final class XmlElement {

    private static final int DEEPEST = 50;
    private static final int MOST = 100_000;

    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(XMLStreamReader xml) {
        namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        name = xml.getLocalName();
        line = xml.getLocation().getLineNumber();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    /** @throws InvalidDecision when it is no well-formed XML, or wants more than elements and text */
    static XmlElement read(byte[] bytes, String fileName) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            return new Reader(xml, fileName).read();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw refused(fileName, line, "no well-formed XML; expected a DMN file as a modeler saves it");
        }
    }

    private static InvalidDecision refused(String fileName, int line, String message) {
        return new InvalidDecision(fileName, List.of(new Problem("line " + line, message)));
    }

    private record Reader(XMLStreamReader xml, String fileName) {

        XmlElement read() throws XMLStreamException {
            List<XmlElement> open = new ArrayList<>();
            XmlElement root = null;
            int seen = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        XmlElement element = new XmlElement(xml);
                        if (open.isEmpty()) {
                            root = element;
                        } else {
                            open.getLast().children.add(element);
                        }
                        open.add(element);
                        refuseTooMuch(open.size(), ++seen);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.getLast().text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.DTD -> throw refused("<!DOCTYPE>; expected a file without one");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("the entity <" + xml.getLocalName() + ">; expected plain text");
                    default -> {}
                }
            }
            if (root == null) {
                throw refused("no element; expected <definitions>");
            }
            return root;
        }

        private void refuseTooMuch(int depth, int seen) {
            if (depth > DEEPEST || seen > MOST) {
                throw refused("more than <" + (depth > DEEPEST ? DEEPEST + "> nested" : MOST + ">")
                        + " elements; expected fewer");
            }
        }

        private InvalidDecision refused(String message) {
            return XmlElement.refused(fileName, xml.getLocation().getLineNumber(), message);
        }
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    /** Its id, else its line: how a finding names it. */
    String place() {
        return attribute("id").orElse("line " + line);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isBlank());
    }

    List<XmlElement> children() {
        return children;
    }

    Stream<XmlElement> children(String called) {
        return children.stream().filter(child -> child.name.equals(called));
    }

    Optional<XmlElement> child(String called) {
        return children(called).findFirst();
    }

    /** The text of its {@code <text>} element, which is how DMN writes expressions. */
    Optional<String> expression() {
        return child("text").map(t -> t.text.toString().strip()).filter(t -> !t.isEmpty());
    }
}
