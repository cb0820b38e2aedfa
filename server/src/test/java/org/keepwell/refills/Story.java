package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.OtherServer;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** A patient asks a question and for a refill; nurse and physician answer. At one step the server may be killed. */
final class Story {

    private final OtherServer server;
    private final @Nullable Step blow;
    private final int millis;
    private final String name;
    private final PatientId nia;
    private final Person niaHerself;
    private final Person physicianHerself;
    private final Caller patient;
    private final Caller nurse;
    private final Caller physician;
    private final UUID pharmacy;

    Story(World world, OtherServer server, String name, @Nullable Step blow, int millis) {
        this.server = server;
        this.name = name;
        this.blow = blow;
        this.millis = millis;
        nia = world.somebody(name, "1970-02-03", Asking.record());
        niaHerself = world.fresh(Role.PATIENT);
        world.relate(niaHerself, nia, Relation.SELF);
        physicianHerself = world.onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
        patient = world.as(niaHerself).at(server.address());
        nurse = world.as(world.onBoard(Role.NURSE, UsualBoards.NURSES)).at(server.address());
        physician = world.as(physicianHerself).at(server.address());
        pharmacy = world.pharmacies().id("9900001");
    }

    PatientId patient() {
        return nia;
    }

    UUID account() {
        return niaHerself.id();
    }

    Story told() {
        var question = Writing.ask(UUID.randomUUID(), "MEDICAL", "Dizzy " + name, "What should I do?");
        at(Step.ASK_QUESTION, () -> good(patient.post(Writing.messages(nia), question)));

        var answer = Writing.answer(1, "Drink more.", true);
        var asked =
                persist(() -> Rows.id("select id from worklists.item where patient_id = ? and kind = 1", nia.value()));
        at(Step.ANSWER_QUESTION, () -> good(nurse.post("/api/queue/" + asked + "/replies", answer)));

        var medicine = persist(() -> UUID.fromString(
                Asking.choice(patient, nia, "lisinopril 10 mg oral").get("id").asString()));
        var key = UUID.randomUUID();
        at(Step.ASK_REFILL, () -> good(Asking.ask(patient, nia, medicine, pharmacy, key)));

        var item = Rows.id("select id from worklists.item where patient_id = ? and kind = 2", nia.value());
        at(Step.PASS_ON, () -> passOn(item));
        at(Step.APPROVE, () -> approve(item));
        at(Step.CARRY, () -> {
            sleep(blow == Step.CARRY ? millis : 0);
            return true;
        });
        return this;
    }

    /** Once more after a kill: if it was passed on already, the nurse sees so and does nothing. */
    private boolean passOn(UUID item) {
        var seen = nurse.get("/api/queue/" + item);
        if (seen.status() == 404
                || assignee(seen.json()).equals(physicianHerself.id().toString())) {
            return true;
        }
        var row = seen.is(200).json().get("row");
        return good(Writing.step(
                nurse, row, "escalate", "\"to\":\"" + physicianHerself.id() + "\",\"note\":\"Yours, please\""));
    }

    private static String assignee(JsonNode item) {
        return item.at("/row/assignee/id").asString("");
    }

    private boolean approve(UUID item) {
        var answer = Asking.approve(
                physician, physician.get("/api/queue/" + item).is(200).json());
        assertThat(answer.outcome()).isIn("200", "409 refill.DECIDED");
        return true;
    }

    private static boolean good(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return true;
    }

    /** Does a step; while it is done the server is killed, if this is the story's step. Tried again until it is answered. */
    private void at(Step step, Supplier<Boolean> action) {
        var killer = step == blow ? Thread.ofVirtual().start(this::kill) : null;
        persist(action);
        if (killer != null) {
            try {
                killer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            server.start();
        }
    }

    private void kill() {
        sleep(millis);
        server.kill();
    }

    /** As somebody does whose page says that the server is not reached. */
    private <T> T persist(Supplier<T> action) {
        while (true) {
            try {
                return action.get();
            } catch (UncheckedIOException e) {
                if (!server.isRunning()) {
                    server.start();
                }
            }
        }
    }

    String refillState() {
        return persist(() -> {
            for (var one : patient.get(Asking.path(nia)).is(200).json().findValues("state")) {
                return one.asString();
            }
            throw new AssertionError(String.format(Locale.ROOT, "%s: no refill is there", name));
        });
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
