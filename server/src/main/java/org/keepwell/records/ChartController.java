package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The chart for the care team. */
@RestController
class ChartController {

    private final Charts charts;

    ChartController(Charts charts) {
        this.charts = charts;
    }

    @Claim(Act.READ_CHART)
    @GetMapping("/api/patients/{patient}/chart")
    Chart chart(
            Grant grant,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return charts.of(grant, Language.of(language));
    }
}
