package org.keepwell.records.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Guides to the commonest tests and vital signs, by LOINC code, in English and Spanish. */
public final class TestGuides {

    private final Map<String, TestGuide> english;
    private final Map<String, TestGuide> spanish;

    private TestGuides(Map<String, TestGuide> english, Map<String, TestGuide> spanish) {
        this.english = english;
        this.spanish = spanish;
    }

    /** The guides that ship with the program, read at first use. */
    public static TestGuides shipped() {
        return Shipped.GUIDES;
    }

    /**
     * @param code LOINC code
     * @param language a BCP 47 tag; {@code es} and its regions give Spanish, all else English
     */
    public Optional<TestGuide> find(String code, String language) {
        return Optional.ofNullable((Wording.isSpanish(language) ? spanish : english).get(code));
    }

    /** The LOINC codes that have a guide. */
    public Set<String> codes() {
        return english.keySet();
    }

    private static final class Shipped {
        static final TestGuides GUIDES = new TestGuides(read("en"), read("es"));

        private static Map<String, TestGuide> read(String language) {
            var guides = new HashMap<String, TestGuide>();
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            List<?> entries = yaml.load(Csv.text("test-guides.yaml"));
            for (var entry : entries) {
                var guide = guide((Map<?, ?>) entry, language);
                for (var code : (List<?>) field((Map<?, ?>) entry, "codes")) {
                    if (guides.put((String) code, guide) != null) {
                        throw new IllegalStateException("test-guides.yaml has two guides for " + code);
                    }
                }
            }
            return Map.copyOf(guides);
        }

        private static TestGuide guide(Map<?, ?> entry, String language) {
            var words = (Map<?, ?>) field(entry, language);
            return new TestGuide(
                    (String) field(words, "shows"),
                    (String) field(words, "low"),
                    (String) field(words, "high"),
                    ((List<?>) field(words, "questions"))
                            .stream().map(String.class::cast).toList(),
                    (String) field(entry, "source"));
        }

        private static Object field(Map<?, ?> map, String name) {
            var value = map.get(name);
            if (value == null) {
                throw new IllegalStateException("test-guides.yaml lacks '" + name + "' in " + map);
            }
            return value;
        }
    }
}
