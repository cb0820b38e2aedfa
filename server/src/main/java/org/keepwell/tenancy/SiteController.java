package org.keepwell.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The administrator says where the organisation sees people. */
@RestController
class SiteController {

    private final Sites sites;

    SiteController(Sites sites) {
        this.sites = sites;
    }

    record View(UUID id, String name, String place) {

        static View of(Site site) {
            return new View(site.id(), site.name(), site.place());
        }
    }

    record Views(List<View> sites) {}

    record Wanted(@NotNull String name, @NotNull String place) {

        Sites.Wanted wanted() {
            return new Sites.Wanted(name, place);
        }
    }

    record Made(UUID id) {}

    @Claim(Act.READ_SITES)
    @GetMapping("/api/sites")
    Views all(Grant grant) {
        return new Views(sites.open(grant.tenant()).stream().map(View::of).toList());
    }

    @Claim(Act.KEEP_SITES)
    @PostMapping("/api/sites")
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@Valid @RequestBody Wanted body, Grant grant, AuditTrail trail) {
        return new Made(sites.add(grant, body.wanted(), trail));
    }

    @Claim(Act.KEEP_SITES)
    @PutMapping("/api/sites/{site}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID site, @Valid @RequestBody Wanted body, Grant grant, AuditTrail trail) {
        sites.change(grant, site, body.wanted(), trail);
    }

    @Claim(Act.KEEP_SITES)
    @PostMapping("/api/sites/{site}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID site, Grant grant, AuditTrail trail) {
        sites.close(grant, site, trail);
    }
}
