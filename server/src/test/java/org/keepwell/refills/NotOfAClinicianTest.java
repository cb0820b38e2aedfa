package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** Requests for medicines are meant for nobody in particular: they come to no board of a clinician, though it is the first. */
@Proves("T30")
class NotOfAClinicianTest extends RefillScene {

    private int common;

    @BeforeEach
    void theFirstBoardIsSomebodys() {
        Rows.change(
                "update worklists.board set clinician_id = ? where tenant_id = 1 and id = 1", physicianHerself.id());
        common = world().as(world().fresh(Role.ADMINISTRATOR))
                .post(
                        "/api/boards",
                        "{\"name\":\"Medicines\",\"kind\":\"FIRST_LINE\",\"topics\":[\"MEDICINE\"],\"dueMinutes\":60,"
                                + "\"siteId\":null,\"clinicianId\":null,\"people\":[\"" + physicianHerself.id()
                                + "\"]}")
                .is(201)
                .json()
                .get("id")
                .asInt();
    }

    @AfterEach
    void asItWas() {
        Rows.change("update worklists.board set clinician_id = null where tenant_id = 1 and id = 1");
        Rows.change("update worklists.board set closed_at = now() where tenant_id = 1 and id = ?", common);
    }

    @Test
    void neitherThePatientsRequestNorThePharmacysComesThere() {
        assertThat(boardOf(fromPharmacy(sent()))).isEqualTo(common);
    }

    @Test
    void whereNobodyTakesMedicinesThePharmacysComesToAnyBoardOfCliniciansButNotToOnesOwn() {
        var order = sent();
        Rows.change("delete from worklists.member where tenant_id = 1 and board_id = ?", common);
        Rows.change("update worklists.board set topics = '{}' where tenant_id = 1 and id = ?", common);
        assertThat(boardOf(fromPharmacy(order))).isEqualTo(UsualBoards.PHYSICIANS.id());
        var another = UUID.fromString(
                Asking.choice(patient, nia, "loratadine").get("id").asString());
        Asking.ask(patient, nia, another, pharmacy, UUID.randomUUID()).is(409, "refill.NOBODY_ANSWERS");
    }

    /** A request that the pharmacy has filled; its order. */
    private UUID sent() {
        var asked = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(boardOf(asked)).isEqualTo(common);
        Asking.approve(physician, item(physician, asked)).is(200);
        await("filled", () -> Rows.number("select state from refills.request where id = ?", asked) == 6);
        return Rows.id("select order_id from refills.request where id = ?", asked);
    }

    private UUID fromPharmacy(UUID order) {
        assertThat(world().pharmacies().asksForChange(order)).isTrue();
        var mine = " from refills.request where patient_id = ? and asks_change";
        await("asked", () -> Rows.number("select count(*)" + mine, nia.value()) == 1);
        return Rows.id("select id" + mine, nia.value());
    }

    private static long boardOf(UUID subject) {
        return Rows.number("select board_id from worklists.item where subject_id = ?", subject);
    }
}
