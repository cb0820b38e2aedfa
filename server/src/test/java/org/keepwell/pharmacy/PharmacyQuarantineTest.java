package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.testing.Proves;

/** What waits in quarantine: who places it, where it may be placed, and what a person sees of it. */
@Proves("T20")
class PharmacyQuarantineTest extends IntakeScene {

    PharmacyQuarantineTest() {
        super("pharmacy_quarantine_test");
    }

    @Test
    void anUnknownOrderWaitsInQuarantineAndIsPlacedWhenTheOrderIsKnown() throws IOException {
        var order = PharmacyWorld.order();
        long before = quarantined("UNKNOWN_ORDER");
        assertThat(status(fill(fresh(), order.id()))).isEqualTo("000");
        assertThat(quarantined("UNKNOWN_ORDER")).isEqualTo(before + 1);
        assertThat(world.words(order.id())).isEmpty();
        assertThat(world.bean(HeldMessages.class).placeKnown(world.connection()))
                .isZero();

        world.send(world.ana, order, "9900001");
        assertThat(world.bean(HeldMessages.class).placeKnown(world.connection()))
                .isOne();

        assertThat(world.words(order.id())).containsExactly("DISPENSED");
        assertThat(quarantined("UNKNOWN_ORDER")).isEqualTo(before);
    }

    @Test
    void aRequestAboutNobodyWeKnowWaitsForAPersonWhoSaysWhoseItIs() throws IOException {
        assertThat(status(message(Kind.RENEWAL_REQUEST, fresh(), null, null))).isEqualTo("000");
        var held = world.bean(HeldMessages.class);
        var id = newest();
        assertThat(world.number("select reason from pharmacy.quarantine where id = '" + id + "'"))
                .isEqualTo(2);
        int before = heard();

        assertThat(held.place(PharmacyWorld.TENANT, id, null)).isEqualTo(Placing.Placed.NOBODY_KNOWS);
        assertThat(held.place(PharmacyWorld.TENANT, id, world.ana)).isEqualTo(Placing.Placed.DONE);
        assertThat(held.place(PharmacyWorld.TENANT, id, world.ana)).as("once").isEqualTo(Placing.Placed.GONE);

        assertThat(world.bean(PharmacyWorld.Heard.class).all().subList(before, before + 1))
                .singleElement()
                .isInstanceOf(PharmacyNews.RenewalAsked.class);
    }

    @Test
    void aFillIsPlacedByAPersonOnlyWhereThatPatientHasTheOrder() throws IOException {
        var held = world.bean(HeldMessages.class);
        var order = sent();
        assertThat(status(fill(fresh(), order, "Dispensed", "1990-07-02"))).isEqualTo("000");
        var id = newest();

        assertThat(held.place(PharmacyWorld.TENANT, id, world.ben)).isEqualTo(Placing.Placed.NOTHING_OF_THEIRS);
        assertThat(world.words(order)).containsExactly("NETWORK");
        assertThat(held.place(PharmacyWorld.TENANT, id, world.ana)).isEqualTo(Placing.Placed.DONE);
        assertThat(world.words(order)).containsExactly("NETWORK", "DISPENSED");

        assertThat(status(fill(fresh(), UUID.randomUUID()))).isEqualTo("000");
        assertThat(held.place(PharmacyWorld.TENANT, newest(), world.ana))
                .as("of an order that nobody sent")
                .isEqualTo(Placing.Placed.NOTHING_OF_THEIRS);
    }

    @Test
    void anAnswerThatWasHeldIsPlacedByAPerson() throws IOException {
        var bens = PharmacyWorld.order();
        var message = world.send(world.ben, bens, "9900001");
        assertThat(status(message(Kind.VERIFY, fresh(), message.text(), MessageId.text(sent()))))
                .isEqualTo("000");
        var id = newest();
        var held = world.bean(HeldMessages.class);

        assertThat(held.place(PharmacyWorld.TENANT, id, world.ana)).isEqualTo(Placing.Placed.NOTHING_OF_THEIRS);
        assertThat(held.place(PharmacyWorld.TENANT, id, world.ben)).isEqualTo(Placing.Placed.DONE);
        assertThat(world.words(bens.id())).containsExactly("PHARMACY");
    }

    @Test
    void oneThatIsHeldIsShownToAPersonAndThatIsInTheLog() throws IOException {
        assertThat(status(fill(fresh(), UUID.randomUUID()))).isEqualTo("000");
        var id = newest();
        var entries = "select count(*) from audit.event where act = 152 and subject_id = '" + id + "'";
        long before = world.number(entries);

        var shown =
                world.bean(HeldMessages.class).show(PharmacyWorld.TENANT, id).orElseThrow();

        assertThat(shown.said())
                .containsEntry("patient", "Silva, Ana")
                .containsEntry("born", "1984-03-14")
                .containsEntry("medicine", "Lisinopril 10 MG Oral Tablet")
                .containsEntry("sent from here", "no");
        assertThat(shown.toString()).doesNotContain("Silva");
        assertThat(world.number(entries)).isEqualTo(before + 1);
        assertThat(world.bean(HeldMessages.class).show(PharmacyWorld.TENANT, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void whatCannotBePlacedKeepsNothingElseFromIt() throws IOException {
        var lines = "update pharmacy.quarantine set state = 3 where state = 1 and reason = 1";
        world.one("with done as (" + lines + " returning 1) select count(*) from done");
        var other = sent(); // Ana's, by then; and a birth date that is not hers
        for (int n = 0; n < 55; n++) {
            assertThat(status(fill(fresh(), UUID.randomUUID(), "Dispensed", "1990-07-02")))
                    .isEqualTo("000");
        }
        world.one("with done as (update pharmacy.quarantine set order_id = '" + other
                + "' where state = 1 and reason = 1 returning 1) select count(*) from done");
        var order = PharmacyWorld.order();
        assertThat(status(fill(fresh(), order.id()))).isEqualTo("000");
        world.send(world.ana, order, "9900001");
        var held = world.bean(HeldMessages.class);

        assertThat(held.placeKnown(world.connection()) + held.placeKnown(world.connection()))
                .isOne();
        assertThat(world.words(order.id())).containsExactly("DISPENSED");

        var first = held.list(PharmacyWorld.TENANT, null);
        var second = held.list(PharmacyWorld.TENANT, first.page().getLast().id());
        assertThat(first.page()).hasSize(50);
        assertThat(second.page()).isNotEmpty().doesNotContainAnyElementsOf(first.page());
        assertThat(first.all()).isEqualTo(50 + second.page().size());
    }
}
