package org.keepwell.pharmacy.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.keepwell.pharmacy.script.ScriptRefused.Rule;

/**
 * Bytes to elements and back, within bounds. Document types are refused by their first characters, before a parser sees
 * them; the parser is told to know none either, so that no one of the two is the only lock.
 */
final class ScriptXml {

    static final int MOST_BYTES = 1_000_000;
    static final int MOST_DEPTH = 64;
    /** The longest message that the table of shapes allows has fewer than a thousand. */
    static final int MOST_ELEMENTS = 20_000;

    static final String NAMESPACE = "http://www.ncpdp.org/schema/SCRIPT";

    private static final Pattern DECLARATION = Pattern.compile("<!(?!--|\\[CDATA\\[)");
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"'](?!utf-8[\"'])", Pattern.CASE_INSENSITIVE);
    /** XML 1.0 lets tabs and line ends through; of the control characters beyond them nothing is text. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]|[\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final XMLInputFactory READERS = readers();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private ScriptXml() {}

    /** @throws ScriptRefused if it is too large, too deep, not XML, or declares anything */
    static Node read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new ScriptRefused(Rule.TOO_LARGE, "/");
        }
        var text = utf8(bytes);
        if (DECLARATION.matcher(text).find()) {
            throw new ScriptRefused(Rule.DOCTYPE, "/");
        }
        if (OTHER_ENCODING.matcher(text).find()) {
            throw new ScriptRefused(Rule.NOT_XML, "/");
        }
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            try {
                return new Reading(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new ScriptRefused(Rule.NOT_XML, "/"); // its message quotes the text
        }
    }

    static byte[] write(Node root) {
        var out = new ByteArrayOutputStream();
        try {
            var writer = WRITERS.createXMLStreamWriter(out, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writer.setDefaultNamespace(NAMESPACE);
            write(writer, root, true);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Whether this is text that XML and a pharmacist's screen can carry. */
    static boolean isText(String text) {
        return !NO_TEXT.matcher(text).find();
    }

    private static void write(XMLStreamWriter writer, Node node, boolean root) throws XMLStreamException {
        writer.writeStartElement(NAMESPACE, node.name());
        if (root) {
            writer.writeDefaultNamespace(NAMESPACE);
        }
        for (var attribute : node.attributes().entrySet()) {
            writer.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        writer.writeCharacters(node.text());
        for (var child : node.children()) {
            write(writer, child, false);
        }
        writer.writeEndElement();
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ScriptRefused(Rule.NOT_XML, "/");
        }
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static final class Reading {

        private final XMLStreamReader reader;
        private int elements;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Node document() throws XMLStreamException {
            while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
                reader.next();
            }
            var root = element(1);
            while (reader.hasNext()) {
                reader.next(); // what comes after the root must be well-formed too
            }
            return root;
        }

        private Node element(int depth) throws XMLStreamException {
            var name = reader.getLocalName();
            if (depth > MOST_DEPTH) {
                throw new ScriptRefused(Rule.TOO_DEEP, "/");
            }
            if (++elements > MOST_ELEMENTS) {
                throw new ScriptRefused(Rule.TOO_MANY, "/");
            }
            var namespace = reader.getNamespaceURI();
            if (namespace != null && !namespace.isEmpty() && !namespace.equals(NAMESPACE)) {
                throw new ScriptRefused(Rule.UNKNOWN_ELEMENT, "/");
            }
            var attributes = attributes();
            var text = new StringBuilder();
            var children = new ArrayList<Node>();
            content(depth, text, children);
            return node(name, attributes, text.toString(), children);
        }

        private void content(int depth, StringBuilder text, List<Node> children) throws XMLStreamException {
            while (true) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                    case XMLStreamConstants.END_ELEMENT -> {
                        return;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    case XMLStreamConstants.COMMENT -> {}
                    default -> throw new ScriptRefused(Rule.BAD_TEXT, "/"); // entities, instructions
                }
            }
        }

        private static Node node(String name, Map<String, String> attributes, String text, List<Node> children) {
            if (!children.isEmpty() && !text.isBlank()) {
                throw new ScriptRefused(Rule.BAD_TEXT, "/");
            }
            if (!isText(text)) {
                throw new ScriptRefused(Rule.BAD_TEXT, "/");
            }
            return new Node(name, attributes, children.isEmpty() ? text.strip() : "", children);
        }

        private Map<String, String> attributes() {
            var attributes = new HashMap<String, String>();
            for (int n = 0; n < reader.getAttributeCount(); n++) {
                var namespace = reader.getAttributeNamespace(n);
                if (namespace != null && !namespace.isEmpty()) {
                    continue; // xsi:schemaLocation and the like: nothing is read from it
                }
                attributes.put(reader.getAttributeLocalName(n), reader.getAttributeValue(n));
            }
            return attributes;
        }
    }
}
