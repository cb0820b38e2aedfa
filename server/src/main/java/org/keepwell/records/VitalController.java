package org.keepwell.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Vital signs. */
@RestController
class VitalController {

    private final Vitals vitals;
    private final Results results;

    VitalController(Vitals vitals, Results results) {
        this.vitals = vitals;
        this.results = results;
    }

    record Groups(List<VitalGroup> items) {}

    @Claim(Act.READ_VITALS)
    @GetMapping("/api/patients/{patient}/vitals")
    Groups list(
            Grant grant,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return new Groups(vitals.newest(grant, Language.of(language)));
    }

    @Claim(Act.READ_VITALS)
    @GetMapping("/api/patients/{patient}/vitals/{id}")
    ResultDetail one(
            Grant grant,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return results.vital(grant, Language.of(language), Ids.of(id));
    }
}
