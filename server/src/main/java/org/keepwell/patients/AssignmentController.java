package org.keepwell.patients;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.audit.AuditTrail;
import org.keepwell.identity.Account;
import org.keepwell.identity.Accounts;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is assigned to a patient and where they usually go, without a clinical word; and inviting the patient. */
@RestController
class AssignmentController {

    private final Assignments assignments;
    private final Invitations invitations;
    private final Accounts accounts;
    private final UsualSites sites;

    AssignmentController(Assignments assignments, Invitations invitations, Accounts accounts, UsualSites sites) {
        this.assignments = assignments;
        this.invitations = invitations;
        this.accounts = accounts;
        this.sites = sites;
    }

    record Clinician(
            UUID id, String name, Role role, @Nullable String npi) {

        static Clinician of(Account account) {
            return new Clinician(account.id(), account.name(), account.role(), account.npi());
        }

        @Override
        public String toString() {
            return "clinician " + id;
        }
    }

    record Clinicians(List<Clinician> items) {}

    record CardView(String name, @Nullable Integer birthYear) {

        @Override
        public String toString() {
            return "card";
        }
    }

    record Assignment(
            UUID id,
            Clinician clinician,
            String reason,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    record Proposal(
            Clinician clinician, String because, @Nullable LocalDate lastOn) {}

    record SiteName(UUID id, String name) {}

    /**
     * @param usual where the patient usually goes, or null
     * @param open what may be chosen
     */
    record Whereabouts(@Nullable UUID usual, List<SiteName> open) {}

    record View(CardView card, Whereabouts site, List<Assignment> assigned, List<Proposal> proposed) {}

    record Assign(
            @NotNull UUID clinicianId,
            @NotBlank @Size(max = 300) String reason,
            @Nullable LocalDate endsOn) {

        @Override
        public String toString() {
            return "assign";
        }
    }

    /** @param siteId null for none in particular */
    record Usual(@Nullable UUID siteId) {}

    record End(@NotBlank @Size(max = 300) String reason) {

        @Override
        public String toString() {
            return "end";
        }
    }

    record Invite(@NotBlank @Email @Size(max = 254) String email) {

        @Override
        public String toString() {
            return "invite";
        }
    }

    record Invitation(String link, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "invitation";
        }
    }

    @Claim(Act.LIST_CLINICIANS)
    @GetMapping("/api/staff/clinicians")
    Clinicians clinicians(Grant grant) {
        return new Clinicians(
                accounts.clinicians(grant).stream().map(Clinician::of).toList());
    }

    @Claim(Act.READ_ASSIGNMENTS)
    @GetMapping("/api/patients/{patient}/assignments")
    View read(Grant grant, Tenant tenant) {
        var page = assignments.of(grant);
        return new View(
                new CardView(page.card().name(), page.card().birthYear()),
                new Whereabouts(
                        sites.find(grant).orElse(null),
                        sites.open(grant).stream()
                                .map(site -> new SiteName(site.id(), site.name()))
                                .toList()),
                page.assigned().stream()
                        .map(one -> new Assignment(
                                one.relation().id(),
                                Clinician.of(one.clinician()),
                                one.relation().reason(),
                                one.relation().startsAt().atZone(tenant.zone()).toLocalDate(),
                                Assignments.lastDay(one.relation().endsAt(), tenant.zone())))
                        .toList(),
                page.proposed().stream()
                        .map(one -> new Proposal(Clinician.of(one.clinician()), one.because(), one.lastOn()))
                        .toList());
    }

    @Claim(Act.ASSIGN)
    @PostMapping("/api/patients/{patient}/assignments")
    ResponseEntity<Void> assign(@Valid @RequestBody Assign body, Grant grant, Tenant tenant) {
        assignments.assign(grant, body.clinicianId(), body.reason(), body.endsOn(), tenant.zone());
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }

    @Claim(Act.UNASSIGN)
    @PostMapping("/api/patients/{patient}/assignments/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, @Valid @RequestBody End body, Grant grant) {
        assignments.end(grant, id, body.reason());
    }

    @Claim(Act.KEEP_PATIENT_SITE)
    @PutMapping("/api/patients/{patient}/site")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keepSite(@Valid @RequestBody Usual body, Grant grant, AuditTrail trail) {
        sites.set(grant, body.siteId(), trail);
    }

    @Claim(Act.INVITE_PATIENT)
    @PostMapping("/api/patients/{patient}/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(@Valid @RequestBody Invite body, Grant grant, Tenant tenant) {
        var made = invitations.invite(grant, body.email(), tenant);
        return new Invitation("/activate#" + made.token(), made.code(), made.expiresAt());
    }
}
