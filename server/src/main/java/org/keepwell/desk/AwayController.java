package org.keepwell.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Claim;
import org.keepwell.access.Grant;
import org.keepwell.access.Role;
import org.keepwell.audit.AuditTrail;
import org.keepwell.tenancy.Tenant;
import org.keepwell.worklists.Absences;
import org.keepwell.worklists.Members;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Being away, and who stands in. Patients see both before they write. */
@RestController
class AwayController {

    private final Absences absences;
    private final Members members;

    AwayController(Absences absences, Members members) {
        this.absences = absences;
        this.members = members;
    }

    record Person(UUID id, String name, Role role) {

        @Override
        public String toString() {
            return "person " + id;
        }
    }

    /** @param until the last day, where the clinic is */
    record View(@Nullable LocalDate until, @Nullable UUID coverId, List<Person> people) {}

    record Away(@Nullable LocalDate until, @Nullable UUID coverId) {}

    @Claim(Act.READ_AWAY)
    @GetMapping("/api/staff/away")
    View read(Grant own, Tenant tenant) {
        var absence = absences.own(own);
        return new View(
                absence.map(one ->
                                one.until().atZone(tenant.zone()).toLocalDate().minusDays(1))
                        .orElse(null),
                absence.map(Absences.Absence::cover).orElse(null),
                members.couldStandIn(own, own.actor().id()).values().stream()
                        .map(member -> new Person(member.account(), member.name(), member.role()))
                        .toList());
    }

    @Claim(Act.KEEP_AWAY)
    @PutMapping("/api/staff/away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Away body, Grant own, Tenant tenant, AuditTrail trail) {
        var until = body.until();
        absences.set(
                own,
                until == null
                        ? null
                        : new Absences.Absence(
                                until.plusDays(1).atStartOfDay(tenant.zone()).toInstant(), body.coverId()),
                trail);
    }
}
