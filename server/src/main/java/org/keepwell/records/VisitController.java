package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visits. */
@RestController
class VisitController {

    private final Visits visits;

    VisitController(Visits visits) {
        this.visits = visits;
    }

    @Claim(Act.READ_VISITS)
    @GetMapping("/api/patients/{patient}/visits")
    Page<VisitRow> list(
            Grant grant,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return visits.newestFirst(grant, Language.of(language), Cursor.of(cursor), Days.of(from, to));
    }

    @Claim(Act.READ_VISITS)
    @GetMapping("/api/patients/{patient}/visits/{id}")
    VisitDetail one(
            Grant grant,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return visits.one(grant, Language.of(language), Ids.of(id));
    }
}
