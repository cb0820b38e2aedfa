package org.keepwell.records;

import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.patients.AssignedPatients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The chart for the care team. */
@RestController
class ChartController {

    private static final Logger LOG = LoggerFactory.getLogger(ChartController.class);

    private final Charts charts;
    private final AssignedPatients assigned;

    ChartController(Charts charts, AssignedPatients assigned) {
        this.charts = charts;
        this.assigned = assigned;
    }

    @Claim(Act.READ_CHART)
    @GetMapping("/api/patients/{patient}/chart")
    Chart chart(
            Grant grant,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        var chart = charts.of(grant, Language.of(language));
        Thread.startVirtualThread(() -> noteOpened(grant));
        return chart;
    }

    /** Beside the answer, which need not wait: if it fails, the list says "new" once more. */
    private void noteOpened(Grant grant) {
        try {
            assigned.opened(grant);
        } catch (DataAccessException e) {
            LOG.warn("an opened chart stays marked as new: {}", e.getClass().getSimpleName());
        }
    }
}
