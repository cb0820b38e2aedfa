package org.keepwell.patients;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Relation;
import org.keepwell.access.RuleBroken;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How staff come to a patient: by two facts, or by being assigned. No route lists patients. */
@RestController
class StaffController {

    private final PatientSearch search;
    private final AssignedPatients assigned;

    StaffController(PatientSearch search, AssignedPatients assigned) {
        this.search = search;
        this.assigned = assigned;
    }

    enum By {
        NAME_BIRTH,
        RECORD_BIRTH,
        PHONE_NAME
    }

    record Facts(
            @NotNull By by,
            @Nullable @Size(max = 100) String familyName,
            @Nullable @Size(max = 10) String birthDate,
            @Nullable @Size(max = 100) String recordNumber,
            @Nullable @Size(max = 40) String phone) {

        @Override
        public String toString() {
            return "facts";
        }
    }

    record Hit(UUID patientId, String name, @Nullable Integer birthYear, Relation relation, boolean mayOpen) {

        @Override
        public String toString() {
            return "hit";
        }
    }

    record Hits(List<Hit> hits, boolean refine) {}

    record AssignedView(
            UUID patientId,
            String name,
            @Nullable Integer birthYear,
            int newCount,
            @Nullable Instant newestAt,
            @Nullable Instant waitingSince,
            String reason,
            @Nullable LocalDate until) {

        @Override
        public String toString() {
            return "assigned";
        }
    }

    record AssignedPage(List<AssignedView> items, @Nullable String next, int total) {}

    @Claim(Act.SEARCH_PATIENTS)
    @PostMapping("/api/staff/search")
    Hits search(@Valid @RequestBody Facts facts, Grant grant, AuditTrail trail) {
        var found = switch (facts.by()) {
            case NAME_BIRTH -> search.byNameAndBirth(grant, given(facts.familyName()), day(facts.birthDate()), trail);
            case RECORD_BIRTH ->
                search.byRecordAndBirth(grant, given(facts.recordNumber()), day(facts.birthDate()), trail);
            case PHONE_NAME -> search.byPhoneAndName(grant, given(facts.phone()), given(facts.familyName()), trail);
        };
        var hits = found.hits().stream()
                .map(hit -> new Hit(
                        hit.patient().value(),
                        hit.card().name(),
                        hit.card().birthYear(),
                        hit.relation(),
                        hit.mayOpen()))
                .toList();
        return new Hits(hits, found.refine());
    }

    @Claim(Act.LIST_ASSIGNED)
    @GetMapping("/api/staff/patients")
    AssignedPage assigned(Grant grant, Tenant tenant, AuditTrail trail, @RequestParam @Nullable String cursor) {
        int from = offset(cursor);
        var page = assigned.of(grant, from, trail);
        var items = page.rows().stream()
                .map(one -> new AssignedView(
                        one.patient().value(),
                        one.card().name(),
                        one.card().birthYear(),
                        one.newCount(),
                        one.newestAt(),
                        one.waitingSince(),
                        one.reason(),
                        Assignments.lastDay(one.until(), tenant.zone())))
                .toList();
        int end = from + items.size();
        return new AssignedPage(items, end < page.total() ? Integer.toString(end) : null, page.total());
    }

    private static int offset(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,4}")) {
            throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
        }
        return Integer.parseInt(cursor);
    }

    private static String given(@Nullable String fact) {
        if (fact == null || fact.isBlank()) {
            throw new RuleBroken(422, "search.TWO_FACTS");
        }
        return fact;
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(given(text));
        } catch (DateTimeException e) {
            throw new RuleBroken(422, "search.BAD_DATE", "birthDate");
        }
    }
}
