package org.keepwell.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Compiles the R4 definitions into {@code fhir/r4-shapes.txt}. To write the table anew after a change of the format,
 * run {@link #main} with the file's path.
 */
final class ShapeMaker {

    private static final String DEFINITIONS = "/org/hl7/fhir/r4/model/profile/";
    private static final Set<String> PARENTS = Set.of("Element", "BackboneElement", "Resource", "DomainResource");

    private final TreeMap<String, List<String>> blocks = new TreeMap<>();

    private ShapeMaker() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), table());
    }

    static String table() {
        var maker = new ShapeMaker();
        maker.read("profiles-types.xml");
        maker.read("profiles-resources.xml");
        var text = new StringBuilder("# FHIR R4 (4.0.1): element, least, most, types. Made by ShapeMaker from HL7's definitions (CC0).\n");
        maker.blocks.values().forEach(lines -> lines.forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    private void read(String file) {
        try (InputStream in = ShapeMaker.class.getResourceAsStream(DEFINITIONS + file)) {
            var bundle = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            for (var entry : children(bundle, "entry")) {
                var resource = children(entry, "resource").getFirst();
                children(resource, "StructureDefinition").forEach(this::define);
            }
        } catch (IOException | javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private void define(Element definition) {
        var kind = value(definition, "kind");
        if (kind.equals("primitive-type") || kind.equals("logical") || "constraint".equals(value(definition, "derivation"))) {
            return;
        }
        var name = value(definition, "type");
        var parent = PARENTS.stream()
                .filter(candidate -> value(definition, "baseDefinition").endsWith("/" + candidate))
                .findFirst()
                .orElse(PARENTS.contains(name) ? "" : "Element"); // Age and its like derive from Quantity, listed whole
        var word = kind.equals("resource") && !"true".equals(value(definition, "abstract")) ? "resource" : "type";
        open(word, name, parent);
        for (var element : children(children(definition, "snapshot").getFirst(), "element")) {
            element(name, element);
        }
    }

    private void open(String word, String name, String parent) {
        var head = new ArrayList<String>();
        head.add(word + " " + name + (parent.isEmpty() ? "" : " < " + parent));
        blocks.put(name, head);
    }

    private void element(String type, Element element) {
        var path = value(element, "path");
        int cut = path.lastIndexOf('.');
        if (cut < 0 || inherited(type, element)) {
            return;
        }
        var types = types(path, element);
        Objects.requireNonNull(blocks.get(path.substring(0, cut))).add(" " + path.substring(cut + 1) + " " + value(element, "min") + " "
                + (value(element, "max").equals("1") ? "1" : "*") + " " + String.join(" ", types));
    }

    private static boolean inherited(String type, Element element) {
        var base = value(children(element, "base").getFirst(), "path");
        var head = base.substring(0, base.indexOf('.'));
        return PARENTS.contains(head) && !head.equals(type);
    }

    private List<String> types(String path, Element element) {
        var reference = value(element, "contentReference");
        if (!reference.isEmpty()) {
            return List.of("@" + reference.substring(1));
        }
        var codes = children(element, "type").stream().map(type -> value(type, "code")).sorted(Comparator.naturalOrder()).toList();
        var only = codes.getFirst();
        if (only.equals("BackboneElement") || only.equals("Element")) {
            open("part", path, only);
            return List.of("@" + path);
        }
        if (only.startsWith("http://hl7.org/fhirpath/")) {
            // the definitions call these System.String; what the JSON page of R4 says of each is told apart here
            return List.of(path.equals("Resource.id") ? "id" : path.equals("Extension.url") ? "uri" : "string");
        }
        return codes;
    }

    private static String value(Element parent, String name) {
        var found = children(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getAttribute("value");
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
