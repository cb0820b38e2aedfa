package org.keepwell.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Access;
import org.keepwell.access.AccountId;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Claim;
import org.keepwell.access.Side;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** From a one-time link to the first page. */
@RestController
class ActivationController {

    private final Activations activations;
    private final Enrolment enrolment;
    private final SessionViews views;
    private final Access access;
    private final Clock clock;

    ActivationController(Activations activations, Enrolment enrolment, SessionViews views, Access access, Clock clock) {
        this.activations = activations;
        this.enrolment = enrolment;
        this.views = views;
        this.access = access;
        this.clock = clock;
    }

    record Link(
            @NotBlank @Size(max = 64) String token,
            @NotBlank @Size(max = 20) String code,
            @Nullable LocalDate birthDate) {

        @Override
        public String toString() {
            return "link";
        }
    }

    record ChoosePassword(String next, Side kind, int minimum, String csrf) {}

    record Password(@NotBlank @Size(max = 1024) String password) {

        @Override
        public String toString() {
            return "password";
        }
    }

    record SetUpAuthenticator(String next, String secret, String uri, List<String> qr) {

        @Override
        public String toString() {
            return "authenticator";
        }
    }

    record Code(@NotBlank @Size(max = 16) String code) {}

    record KeepRecoveryCodes(String next, List<String> recoveryCodes) {

        @Override
        public String toString() {
            return "recovery codes";
        }
    }

    @Claim(Act.ACTIVATE)
    @PostMapping("/api/activation")
    ResponseEntity<ChoosePassword> open(
            @Valid @RequestBody Link body, Tenant tenant, SignIn.From from, AuditTrail trail) {
        var begun = activations.open(tenant.id(), body.token(), body.code(), body.birthDate(), from, trail);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.session(begun.token()))
                .body(new ChoosePassword(
                        "PASSWORD",
                        begun.role().side(),
                        PasswordRules.minimum(begun.role()),
                        begun.token().csrf()));
    }

    @Claim(Act.ENROL)
    @PostMapping("/api/activation/password")
    SetUpAuthenticator password(@Valid @RequestBody Password body, OpenSession half, Tenant tenant, AuditTrail trail) {
        var made = enrolment.password(half, body.password(), tenant.name(), trail);
        return new SetUpAuthenticator("AUTHENTICATOR", made.secret(), made.uri(), made.qr());
    }

    @Claim(Act.ENROL)
    @PostMapping("/api/activation/authenticator")
    KeepRecoveryCodes authenticator(@Valid @RequestBody Code body, OpenSession half, AuditTrail trail) {
        return new KeepRecoveryCodes(
                "RECOVERY_CODES", enrolment.authenticator(half, body.code().replaceAll("\\s", ""), trail));
    }

    @Claim(Act.ENROL)
    @PostMapping("/api/activation/finish")
    ResponseEntity<SessionView> finish(OpenSession half, Tenant tenant, SignIn.From from, AuditTrail trail) {
        var begun = enrolment.finish(half, from, trail);
        var actor = Actor.account(tenant.id(), new AccountId(begun.account()), begun.role(), new UUID(0, 0));
        var view = views.of(
                access.own(actor, Act.READ_SESSION),
                begun.token(),
                tenant,
                clock.instant().plus(Duration.ofHours(12)));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookies.session(begun.token()))
                .body(view);
    }
}
