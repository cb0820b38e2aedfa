package org.keepwell.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** Puts together what the web app shows of a session. */
@Component
class SessionViews {

    private final Accounts accounts;
    private final WhoseRecords whoseRecords;

    SessionViews(Accounts accounts, WhoseRecords whoseRecords) {
        this.accounts = accounts;
        this.whoseRecords = whoseRecords;
    }

    /** Of a session that runs. */
    SessionView of(Grant own, SessionToken token, Tenant tenant, OpenSession session) {
        return of(own, token, tenant, session.endsAt(), session.steppedUpUntil());
    }

    /** Of one that has just begun. */
    SessionView of(Grant own, SessionToken token, Tenant tenant, Instant endsAt) {
        return of(own, token, tenant, endsAt, null);
    }

    private SessionView of(
            Grant own, SessionToken token, Tenant tenant, Instant endsAt, @Nullable Instant steppedUpUntil) {
        var account = accounts.own(own);
        var patients = whoseRecords.of(own.actor()).stream()
                .map(chip -> new SessionView.Patient(chip.id(), chip.name(), chip.relation()))
                .toList();
        return new SessionView(
                account.role().side(),
                account.role(),
                account.name(),
                account.login(),
                account.language(),
                account.zone(),
                token.csrf(),
                Sessions.idleSeconds(account.role()),
                Sessions.WARNING.toSeconds(),
                endsAt,
                steppedUpUntil,
                patients,
                tenant.name());
    }
}
