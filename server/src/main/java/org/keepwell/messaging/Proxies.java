package org.keepwell.messaging;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.springframework.stereotype.Component;

/** Who stands in for the patient, as the patient sees them. */
@Component
class Proxies {

    record Proxy(UUID account, String name) {

        /** Without the name: it must not be printed. */
        @Override
        public String toString() {
            return "proxy " + account;
        }
    }

    private final ConversationReader reader;
    private final Ground ground;

    Proxies(ConversationReader reader, Ground ground) {
        this.reader = reader;
        this.ground = ground;
    }

    /** By name; none for anybody but the patient. */
    List<Proxy> of(Grant grant) {
        if (grant.relation() != Relation.SELF) {
            return List.of();
        }
        return ground.transaction().in(grant, () -> {
            var ids = ground.relations().accountsOf(grant, Relation.PROXY).stream()
                    .map(AccountId::value)
                    .collect(Collectors.toSet());
            return reader.names(grant, ids).entrySet().stream()
                    .map(entry -> new Proxy(entry.getKey(), entry.getValue().name()))
                    .sorted(Comparator.comparing(Proxy::name))
                    .toList();
        });
    }
}
