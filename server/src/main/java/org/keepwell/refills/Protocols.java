package org.keepwell.refills;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The written protocols and listed interactions: {@code refills/protocols.yaml}. An unknown word stops the start. */
@Component
class Protocols {

    private final List<Protocol> protocols = new ArrayList<>();
    private final List<Protocol.Interaction> interactions = new ArrayList<>();

    Protocols() {
        this(load());
    }

    private Protocols(Map<?, ?> file) {
        expectKeys(file, Set.of("version", "protocols", "interactions"));
        if (!Integer.valueOf(1).equals(file.get("version"))) {
            throw refused("version");
        }
        list(file.get("interactions")).forEach(one -> interactions.add(interaction(map(one))));
        list(file.get("protocols")).forEach(one -> protocols.add(protocol(map(one), interactions)));
        var ids = new HashSet<String>();
        protocols.forEach(one -> {
            if (!ids.add(one.id())) {
                throw refused("twice: " + one.id());
            }
        });
    }

    /** @throws IllegalStateException if a word in it is not known */
    static Protocols parse(String yaml) {
        return new Protocols(map(yaml().load(yaml)));
    }

    List<Protocol> all() {
        return List.copyOf(protocols);
    }

    /** The first that names this medicine. */
    Optional<Protocol> naming(String medicine) {
        return protocols.stream().filter(one -> one.names(medicine)).findFirst();
    }

    /** Listed ones between a medicine and others. */
    List<Protocol.Interaction> interactions(String medicine, List<String> others) {
        var these = KnownMedicines.classesOf(medicine);
        var those = new LinkedHashSet<String>();
        others.forEach(other -> those.addAll(KnownMedicines.classesOf(other)));
        return interactions.stream().filter(one -> one.between(these, those)).toList();
    }

    private static Map<?, ?> load() {
        try (InputStream in = Objects.requireNonNull(Protocols.class.getResourceAsStream("/refills/protocols.yaml"))) {
            return map(yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    private static Protocol protocol(Map<?, ?> one, List<Protocol.Interaction> interactions) {
        expectKeys(
                one,
                Set.of("id", "name", "who", "classes", "ingredients", "maxDays", "maxRefills", "conditions", "source"));
        var who = EnumSet.noneOf(Role.class);
        list(one.get("who")).forEach(word -> who.add(role(word)));
        var classes = words(one.get("classes"), KnownMedicines::isClass);
        var ingredients = words(one.get("ingredients"), KnownMedicines::isIngredient);
        if (classes.isEmpty() && ingredients.isEmpty()) {
            throw refused("a protocol for nothing");
        }
        var conditions = list(one.get("conditions")).stream()
                .map(condition -> condition(map(condition)))
                .toList();
        if (conditions.stream().noneMatch(Protocol.Visit.class::isInstance)) {
            throw refused("a protocol without a visit"); // it would renew for years without anybody seeing the patient
        }
        return new Protocol(
                text(one.get("id")),
                inBoth(one.get("name")),
                who,
                classes,
                ingredients,
                number(one.get("maxDays"), 1, 365),
                number(one.get("maxRefills"), 0, 11),
                conditions,
                text(one.get("source")),
                ProtocolHash.of(one, classes, interactions));
    }

    private static Protocol.Condition condition(Map<?, ?> one) {
        expectKeys(one, Set.of("visit", "laboratory", "noInteraction", "text"));
        if (one.size() != 2) {
            throw refused("a condition says one thing, and a text");
        }
        var said = inBoth(one.get("text"));
        if (one.get("visit") != null) {
            var visit = map(one.get("visit"));
            expectKeys(visit, Set.of("months"));
            return new Protocol.Visit(said, number(visit.get("months"), 1, 60));
        }
        if (one.get("laboratory") != null) {
            var value = map(one.get("laboratory"));
            expectKeys(value, Set.of("loinc", "months", "atLeast", "atMost", "unit"));
            var codes = words(value.get("loinc"), code -> code.matches("\\d{1,7}-\\d"));
            if (codes.isEmpty()) {
                throw refused("a laboratory value without a code");
            }
            return new Protocol.Value(
                    said,
                    codes,
                    number(value.get("months"), 1, 60),
                    decimal(value.get("atLeast")),
                    decimal(value.get("atMost")),
                    value.get("unit") == null ? null : text(value.get("unit")));
        }
        if (!Boolean.TRUE.equals(one.get("noInteraction"))) {
            throw refused(String.valueOf(one.get("noInteraction")));
        }
        return new Protocol.NoInteraction(said);
    }

    private static Protocol.Interaction interaction(Map<?, ?> one) {
        expectKeys(one, Set.of("between", "text", "source"));
        var both = List.copyOf(words(one.get("between"), KnownMedicines::isClass));
        if (both.size() != 2) {
            throw refused("an interaction is between two classes");
        }
        return new Protocol.Interaction(
                both.getFirst(), both.getLast(), inBoth(one.get("text")), text(one.get("source")));
    }

    private static Set<String> words(@Nullable Object value, java.util.function.Predicate<String> known) {
        var found = new LinkedHashSet<String>();
        for (var word : list(value)) {
            var said = text(word);
            if (!known.test(said)) {
                throw refused(said);
            }
            found.add(said);
        }
        return found;
    }

    private static Role role(Object word) {
        return switch (text(word)) {
            case "NURSE" -> Role.NURSE;
            case "PHYSICIAN" -> Role.PHYSICIAN;
            default -> throw refused(text(word)); // nobody else decides about medicines
        };
    }

    private static Protocol.InBoth inBoth(@Nullable Object value) {
        var both = map(value);
        expectKeys(both, Set.of("en", "es"));
        return new Protocol.InBoth(text(both.get("en")), text(both.get("es")));
    }

    private static int number(@Nullable Object value, int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw refused(String.valueOf(value));
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        return value == null ? null : new BigDecimal(text(value));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused(String.valueOf(value));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw refused("not a mapping: " + value);
    }

    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw refused("not a list: " + value);
        };
    }

    private static void expectKeys(Map<?, ?> map, Set<String> known) {
        for (var key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw refused(String.valueOf(key));
            }
        }
    }

    private static IllegalStateException refused(String word) {
        return new IllegalStateException("refills/protocols.yaml: unknown word '" + word + "'");
    }
}
