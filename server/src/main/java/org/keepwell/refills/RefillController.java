package org.keepwell.refills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The patient's side of refills. */
@RestController
class RefillController {

    private final Refills refills;
    private final RefillPages pages;
    private final RefillChoices choices;
    private final TakingBack takingBack;

    RefillController(Refills refills, RefillPages pages, RefillChoices choices, TakingBack takingBack) {
        this.refills = refills;
        this.pages = pages;
        this.choices = choices;
        this.takingBack = takingBack;
    }

    record Ask(
            @NotNull UUID sendKey,
            @NotNull @Size(min = 1, max = 20) List<@NotNull UUID> medicines,
            @NotNull UUID pharmacyId,
            @Nullable String note) {

        @Override
        public String toString() {
            return "ask";
        }
    }

    record Made(UUID id, UUID medicineId, boolean joined) {}

    record AllMade(List<Made> refills) {}

    @Claim(Act.READ_REFILLS)
    @GetMapping("/api/patients/{patient}/refills")
    RefillPages.Lists list(
            Grant grant, @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return pages.lists(grant, language);
    }

    @Claim(Act.READ_REFILLS)
    @GetMapping("/api/patients/{patient}/refills/choices")
    RefillChoices.Choices choices(
            Grant grant,
            Tenant tenant,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return choices.of(grant, language, tenant.zone());
    }

    @Claim(Act.ASK_REFILL)
    @PostMapping("/api/patients/{patient}/refills")
    @ResponseStatus(HttpStatus.CREATED)
    AllMade ask(@Valid @RequestBody Ask body, Grant grant, Tenant tenant, AuditTrail trail) {
        var ask = new Refills.Ask(body.sendKey(), body.medicines(), body.pharmacyId(), body.note());
        return new AllMade(refills.ask(grant, ask, tenant.zone(), trail).stream()
                .map(one -> new Made(one.id(), one.medicine(), one.joined()))
                .toList());
    }

    @Claim(Act.WITHDRAW_REFILL)
    @PostMapping("/api/patients/{patient}/refills/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, Grant grant, AuditTrail trail) {
        takingBack.withdraw(grant, id, trail);
    }
}
