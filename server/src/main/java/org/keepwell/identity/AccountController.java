package org.keepwell.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may do with their own account. */
@RestController
class AccountController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionEnds ends;
    private final SessionViews views;

    AccountController(Accounts accounts, Sessions sessions, SessionEnds ends, SessionViews views) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.ends = ends;
        this.views = views;
    }

    record Profile(
            @Nullable @Pattern(regexp = "en|es") String language,
            @Nullable @Size(max = 60) String zone) {}

    record Row(UUID id, boolean current, Instant startedAt, Instant lastSeenAt, String device) {}

    record Rows(List<Row> items) {}

    @Claim(Act.SET_PROFILE)
    @PatchMapping("/api/account/profile")
    SessionView setProfile(
            @Valid @RequestBody Profile body,
            Grant grant,
            SessionToken token,
            Tenant tenant,
            OpenSession session,
            AuditTrail trail) {
        var zone = body.zone();
        if (zone != null) {
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new RuleBroken(422, "profile.UNKNOWN_ZONE", "zone");
            }
        }
        accounts.setProfile(grant, body.language(), zone, trail);
        return views.of(grant, token, tenant, session);
    }

    @Claim(Act.MANAGE_OWN_SESSIONS)
    @GetMapping("/api/account/sessions")
    Rows sessions(Grant grant, OpenSession session) {
        return new Rows(sessions.list(grant).stream()
                .map(row -> new Row(
                        row.id(), row.id().equals(session.id()), row.startedAt(), row.lastSeenAt(), row.device()))
                .toList());
    }

    @Claim(Act.MANAGE_OWN_SESSIONS)
    @DeleteMapping("/api/account/sessions/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id, OpenSession session, AuditTrail trail) {
        if (!ends.own(session, id, Act.MANAGE_OWN_SESSIONS, trail)) {
            throw new NotVisible();
        }
        return ResponseEntity.noContent().build();
    }

    @Claim(Act.MANAGE_OWN_SESSIONS)
    @DeleteMapping("/api/account/sessions")
    ResponseEntity<Void> endOthers(OpenSession session, AuditTrail trail) {
        ends.others(session, trail);
        return ResponseEntity.noContent().build();
    }
}
