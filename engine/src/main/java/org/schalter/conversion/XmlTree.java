package org.schalter.conversion;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** An element of XML from outside, by local names: no document type, no entities, nothing fetched. */
record XmlTree(Element element) {

    /** Why it can't be read. */
    static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    static XmlTree read(String content) throws Refused {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
            return new XmlTree(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXParseException e) {
            throw new Refused("the file is no plain XML: line <%d>: %s".formatted(e.getLineNumber(), e.getMessage()));
        } catch (SAXException | IOException e) {
            throw new Refused("the file is no plain XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java reads XML", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** Its own default prints to the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // Not worth refusing a file for.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    String name() {
        return element.getLocalName();
    }

    String namespace() {
        return Optional.ofNullable(element.getNamespaceURI()).orElse("");
    }

    List<XmlTree> children(String name) {
        return children().filter(it -> it.name().equals(name)).toList();
    }

    Stream<XmlTree> children() {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(it -> new XmlTree((Element) it));
    }

    /** The first element at the end of this way of names. */
    Optional<XmlTree> at(String... names) {
        var here = Optional.of(this);
        for (var name : names) {
            here = here.flatMap(it -> it.children(name).stream().findFirst());
        }
        return here;
    }

    /** What it says there, if it says anything. */
    Optional<String> text(String... names) {
        return at(names).map(it -> it.element.getTextContent().strip()).filter(it -> !it.isEmpty());
    }

    Optional<String> attribute(String name) {
        return Optional.of(element.getAttribute(name).strip()).filter(it -> !it.isEmpty());
    }
}
