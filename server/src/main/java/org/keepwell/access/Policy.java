package org.keepwell.access;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The policy file: role, relation, category, act. Deny by default: what no rule names is refused. An unknown word stops
 * the start.
 */
public final class Policy {

    /** One rule: what a role in a relation may do, on which categories, and which labels stay hidden from it. */
    public record Rule(Role role, Relation relation, Set<Act> acts, long categories, long excluded) {}

    private final List<Rule> rules;
    private final Map<Role, Map<Relation, Rule>> byRoleAndRelation = new EnumMap<>(Role.class);

    private Policy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (var rule : rules) {
            var before = byRoleAndRelation
                    .computeIfAbsent(rule.role(), role -> new EnumMap<>(Relation.class))
                    .put(rule.relation(), rule);
            if (before != null) {
                throw new IllegalStateException("policy: two rules for " + rule.role() + " in " + rule.relation());
            }
        }
    }

    /** Reads {@code access/policy.yaml} from the class path. */
    public static Policy load() {
        try (InputStream in = Policy.class.getResourceAsStream("/access/policy.yaml")) {
            if (in == null) {
                throw new IllegalStateException("policy: access/policy.yaml is missing from the program");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return parse(new Yaml(new SafeConstructor(options)).<Map<String, Object>>load(in));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Policy parse(Map<String, Object> file) {
        expectKeys(file, Set.of("version", "rules"), "policy");
        var rules = new ArrayList<Rule>();
        for (var entry : list(file.get("rules"))) {
            if (!(entry instanceof Map<?, ?> rule)) {
                throw new IllegalStateException("policy: a rule is not a mapping");
            }
            expectKeys(rule, Set.of("role", "relation", "acts", "categories", "exclude"), "rule");
            var acts = EnumSet.noneOf(Act.class);
            list(rule.get("acts")).forEach(word -> acts.add(word(Act.class, word)));
            long categories = 0;
            for (var word : list(rule.get("categories"))) {
                categories |= "ALL".equals(word)
                        ? allCategories()
                        : word(Category.class, word).mask();
            }
            long excluded = 0;
            for (var word : list(rule.get("exclude"))) {
                excluded |= word(Label.class, word).mask();
            }
            rules.add(new Rule(
                    word(Role.class, rule.get("role")),
                    word(Relation.class, rule.get("relation")),
                    acts,
                    categories,
                    excluded));
        }
        return new Policy(rules);
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The rule that allows this act, if there is one and it holds the act's category. */
    Optional<Rule> allowing(Role role, Relation relation, Act act) {
        var rule = byRoleAndRelation.getOrDefault(role, Map.of()).get(relation);
        if (rule == null || !rule.acts().contains(act)) {
            return Optional.empty();
        }
        var category = act.category();
        return category == null || (rule.categories() & category.mask()) != 0 ? Optional.of(rule) : Optional.empty();
    }

    private static long allCategories() {
        long mask = 0;
        for (var category : Category.values()) {
            mask |= category.mask();
        }
        return mask;
    }

    private static void expectKeys(Map<?, ?> map, Set<String> known, String where) {
        for (var key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new IllegalStateException("policy: unknown word '" + key + "' in " + where);
            }
        }
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            case Object other -> throw new IllegalStateException("policy: '" + other + "' is not a list");
        };
    }

    private static <E extends Enum<E>> E word(Class<E> type, @org.jspecify.annotations.Nullable Object word) {
        try {
            return Enum.valueOf(type, String.valueOf(word));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("policy: unknown " + type.getSimpleName() + " '" + word + "'", e);
        }
    }
}
