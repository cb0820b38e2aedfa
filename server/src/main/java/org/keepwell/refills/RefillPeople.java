package org.keepwell.refills;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.Side;
import org.keepwell.identity.Accounts;
import org.keepwell.pharmacy.PharmacyId;
import org.springframework.stereotype.Component;

/** Who asked, and for which pharmacy, as staff read it. */
@Component
class RefillPeople {

    private final Accounts accounts;
    private final PharmacySearch pharmacies;

    RefillPeople(Accounts accounts, PharmacySearch pharmacies) {
        this.accounts = accounts;
        this.pharmacies = pharmacies;
    }

    static boolean isStaff(Grant grant) {
        var role = grant.actor().role();
        return role != null && role.side() == Side.STAFF;
    }

    /** A person's name, or the pharmacy's. */
    String askedBy(Grant grant, Refill refill) {
        var person = refill.askedBy();
        if (person == null) {
            var name = refill.said().by();
            return name == null ? "" : name;
        }
        return accounts.names(grant, List.of(person)).stream()
                .findFirst()
                .map(Accounts.Named::name)
                .orElse("");
    }

    @Nullable
    PharmacyCard pharmacy(Grant grant, Refill refill) {
        return pharmacies.one(grant.tenant(), refill.pharmacy());
    }

    @Nullable
    PharmacyCard pharmacy(Grant grant, @Nullable PharmacyId pharmacy) {
        return pharmacies.one(grant.tenant(), pharmacy == null ? null : pharmacy.value());
    }
}
