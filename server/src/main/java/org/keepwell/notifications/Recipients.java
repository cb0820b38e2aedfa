package org.keepwell.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Principal;
import org.keepwell.access.Role;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.identity.Accounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up one account at a time, under a context that shows that account's rows and no other's. */
@Component
class Recipients {

    private static final String PATIENTS = """
            select distinct patient_id from access.relation_by_account
            where tenant_id = :tenant and account_id = :account and starts_at <= :now and (ends_at is null or ends_at > :now)
            """;

    private final Accounts accounts;
    private final Wishes wishes;
    private final Contacts contacts;
    private final Subscriptions subscriptions;
    private final SealedTransaction transaction;
    private final Access access;
    private final JdbcClient db;
    private final Clock clock;

    Recipients(
            Accounts accounts,
            Wishes wishes,
            Contacts contacts,
            Subscriptions subscriptions,
            SealedTransaction transaction,
            Access access,
            JdbcClient db,
            Clock clock) {
        this.accounts = accounts;
        this.wishes = wishes;
        this.contacts = contacts;
        this.subscriptions = subscriptions;
        this.transaction = transaction;
        this.access = access;
        this.db = db;
        this.clock = clock;
    }

    /** The job, acting for the account: it sees what the account's owner would see of its own, and writes there. */
    Grant actingFor(TenantId tenant, AccountId account) {
        var actor = new Actor(tenant, Principal.JOB, account.value(), Role.JOB, null, Postman.NAME);
        return access.own(actor, Act.SEND_NOTICES);
    }

    /** @throws org.keepwell.access.NotVisible if there is no such account */
    Recipient of(Grant own) {
        var account = accounts.own(own);
        return transaction.in(
                own,
                () -> new Recipient(
                        account, wishes.own(own), contacts.own(own), subscriptions.own(own), patients(own)));
    }

    /** To whom the account stands now, in any relation; inside its transaction. */
    Set<PatientId> patients(Grant own) {
        return db
                .sql(PATIENTS)
                .param("tenant", own.tenant().value())
                .param("account", own.actor().id())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new PatientId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
