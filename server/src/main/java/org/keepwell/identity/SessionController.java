package org.keepwell.identity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
class SessionController {

    private final SignIn signIn;
    private final SessionViews views;
    private final Sessions sessions;
    private final SessionEnds ends;
    private final SignInGuards guards;
    private final Access access;
    private final Clock clock;

    SessionController(
            SignIn signIn,
            SessionViews views,
            Sessions sessions,
            SessionEnds ends,
            SignInGuards guards,
            Access access,
            Clock clock) {
        this.signIn = signIn;
        this.views = views;
        this.sessions = sessions;
        this.ends = ends;
        this.guards = guards;
        this.access = access;
        this.clock = clock;
    }

    record Credentials(
            @NotBlank @Size(max = Accounts.LOGIN_MAX) String login,
            @NotBlank @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "credentials";
        }
    }

    record Next(String next, String csrf) {}

    record Code(@NotBlank @Size(max = 16) String code) {}

    record RecoveryCode(@NotBlank @Size(max = 40) String recoveryCode) {}

    record AfterRecovery(@JsonUnwrapped SessionView session, int recoveryCodesLeft) {}

    record Touched(Instant endsAt, int idleSeconds) {}

    @Claim(Act.SIGN_IN)
    @PostMapping("/api/session")
    ResponseEntity<Next> password(
            @Valid @RequestBody Credentials body, Tenant tenant, SignIn.From from, AuditTrail trail) {
        var begun = signIn.password(tenant.id(), body.login(), body.password(), from, trail);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.session(begun.token()))
                .body(new Next("CODE", begun.token().csrf()));
    }

    @Claim(Act.SIGN_IN_CODE)
    @PostMapping("/api/session/code")
    ResponseEntity<SessionView> code(
            @Valid @RequestBody Code body, OpenSession half, Tenant tenant, SignIn.From from, AuditTrail trail) {
        var begun = signIn.code(half, body.code().replaceAll("\\s", ""), from, trail);
        return signedIn(tenant, begun);
    }

    @Claim(Act.SIGN_IN_RECOVERY)
    @PostMapping("/api/session/recovery")
    ResponseEntity<AfterRecovery> recovery(
            @Valid @RequestBody RecoveryCode body,
            OpenSession half,
            Tenant tenant,
            SignIn.From from,
            AuditTrail trail) {
        var begun = signIn.recovery(half, body.recoveryCode(), from, trail);
        var answer = signedIn(tenant, begun);
        var left = signIn.recoveryCodesLeft(tenant.id(), begun);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .body(new AfterRecovery(java.util.Objects.requireNonNull(answer.getBody()), left));
    }

    @Claim(Act.READ_SESSION)
    @GetMapping("/api/session")
    SessionView read(OpenSession session, SessionToken token, Tenant tenant, Grant grant) {
        return views.of(grant, token, tenant, session);
    }

    /** "Stay signed in": the request itself is the activity; the door notes it. */
    @Claim(Act.READ_SESSION)
    @PostMapping("/api/session/touch")
    Touched touch(OpenSession session, Grant grant) {
        sessions.touch(access.own(grant.actor(), Act.READ_SESSION), session);
        return new Touched(session.endsAt(), session.idleSeconds());
    }

    @Claim(Act.SIGN_OUT)
    @DeleteMapping("/api/session")
    ResponseEntity<Void> signOut(OpenSession session, AuditTrail trail) {
        ends.own(session, session.id(), Act.SIGN_OUT, trail);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.gone())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    private ResponseEntity<SessionView> signedIn(Tenant tenant, SignIn.Begun begun) {
        var actor = Actor.account(tenant.id(), new AccountId(begun.account()), begun.role(), new java.util.UUID(0, 0));
        var endsAt = clock.instant().plus(Duration.ofHours(12));
        var view = views.of(access.own(actor, Act.READ_SESSION), begun.token(), tenant, endsAt);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.session(begun.token()))
                .header(HttpHeaders.SET_COOKIE, SessionCookies.device(guards.deviceCookie(tenant.id(), view.login())))
                .body(view);
    }
}
