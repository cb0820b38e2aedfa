package org.keepwell.refills;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which pharmacy. */
@RestController
class PharmacyChoiceController {

    private final PharmacySearch search;
    private final Favourites favourites;

    PharmacyChoiceController(PharmacySearch search, Favourites favourites) {
        this.search = search;
        this.favourites = favourites;
    }

    record Favourite(@Nullable UUID pharmacyId) {}

    /** In a body, because where somebody lives is written in it, and addresses are written down in many places. */
    @Claim(Act.SEARCH_PHARMACIES)
    @PostMapping("/api/patients/{patient}/pharmacies/search")
    PharmacySearch.Found search(@Valid @RequestBody PharmacyWish body, Grant grant) {
        return search.of(grant.tenant(), body);
    }

    @Claim(Act.CHOOSE_PHARMACY)
    @PutMapping("/api/patients/{patient}/pharmacies/favourite")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void favourite(@Valid @RequestBody Favourite body, Grant grant, AuditTrail trail) {
        favourites.set(grant, body.pharmacyId(), trail);
    }
}
