package org.keepwell.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;

/** Assigning a clinician to a patient. */
class AssignmentTest extends HttpTest {

    @Test
    void anAssignmentMayHaveALastDay() {
        var desk = world().as(world().standing(Role.FRONT_DESK, Relation.NONE));
        var nurse = world().fresh(Role.NURSE);
        var patient = world().somebody("ASSIGN-1", "1966-02-03");
        var path = "/api/patients/" + patient.value() + "/assignments";
        var last = LocalDate.now().plusDays(30);

        desk.post(path, "{\"clinicianId\":\"" + nurse.id() + "\",\"reason\":\"test\",\"endsOn\":\"" + last + "\"}")
                .is(201);

        var assigned = desk.get(path).is(200).json().get("assigned").get(0);
        assertThat(assigned.get("endsOn").asString()).isEqualTo(last.toString());
        assertThat(world().as(nurse)
                        .get("/api/staff/patients")
                        .is(200)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }
}
