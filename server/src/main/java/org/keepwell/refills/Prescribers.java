package org.keepwell.refills;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.Relations;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.SealedTransaction;
import org.keepwell.identity.Accounts;
import org.keepwell.pharmacy.Order;
import org.springframework.stereotype.Component;

/**
 * In whose name a prescription goes out: the physician who approves it. Where a nurse acts on a protocol, the one who
 * prescribed it before, if they are of the care team; else the one who signed the protocol.
 */
@Component
class Prescribers {

    private final Accounts accounts;
    private final Relations relations;
    private final SealedTransaction transaction;

    Prescribers(Accounts accounts, Relations relations, SealedTransaction transaction) {
        this.accounts = accounts;
        this.relations = relations;
        this.transaction = transaction;
    }

    /**
     * Not inside a transaction.
     *
     * @param before who prescribed it, as the chart says
     * @param signer of the protocol, where one is acted on
     * @throws RuleBroken 409 if no physician with a number is there to prescribe
     */
    Order.Prescriber of(Grant grant, @Nullable String before, @Nullable UUID signer) {
        if (grant.actor().role() == Role.PHYSICIAN) {
            var own = accounts.own(grant);
            return prescriber(own.name(), own.npi());
        }
        var team = transaction.in(grant, () -> relations.accountsOf(grant, Relation.CARE_TEAM)).stream()
                .map(AccountId::value)
                .collect(Collectors.toSet());
        var named = able(grant, team).stream()
                .filter(one -> isNamed(before, one.name()))
                .toList();
        return (named.size() == 1 ? named : able(grant, signer == null ? Set.of() : Set.of(signer)))
                .stream()
                        .findFirst()
                        .map(one -> prescriber(one.name(), one.npi()))
                        .orElseThrow(() -> new RuleBroken(409, "refill.NO_PRESCRIBER"));
    }

    private List<Accounts.Colleague> able(Grant grant, Set<UUID> ids) {
        return accounts.colleagues(grant, ids).stream()
                .filter(one -> one.role() == Role.PHYSICIAN && one.active() && one.npi() != null)
                .toList();
    }

    /** The whole name: a "Li" is in many others. */
    static boolean isNamed(@Nullable String before, String name) {
        return before != null && normal(before).equals(normal(name));
    }

    private static List<String> normal(String name) {
        return words(name).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static Order.Prescriber prescriber(String name, @Nullable String npi) {
        if (npi == null) {
            throw new RuleBroken(409, "refill.NO_NUMBER");
        }
        var words = words(name);
        var family = words.getLast();
        var given = String.join(" ", words.subList(0, words.size() - 1));
        return new Order.Prescriber(family, given.isEmpty() ? family : given, npi, null, null);
    }

    /** Without what stands before or behind a name. */
    private static List<String> words(String name) {
        var bare = name.split(",", 2)[0].replaceFirst("(?i)^dra?\\.?\\s+", "").strip();
        return Arrays.asList(bare.split("\\s+"));
    }
}
