package org.keepwell.refills;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;
import tools.jackson.databind.JsonNode;

/** A patient with medicines of every kind, a nurse and a physician on the board that takes requests for them. */
abstract class RefillScene extends HttpTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    PatientId nia;
    String number;
    String birthDate;
    Caller patient;
    Caller nurse;
    Caller physician;
    Person physicianHerself;
    UUID pharmacy;

    @BeforeEach
    void aPatientOfHerOwn() {
        world().staffTheBoards();
        int number = NUMBER.incrementAndGet();
        this.number = "RS-" + getClass().getSimpleName() + number;
        birthDate = "1971-02-" + String.format(Locale.ROOT, "%02d", number % 28 + 1);
        nia = world().somebody(this.number, birthDate, Asking.record());
        var niaHerself = world().fresh(Role.PATIENT);
        world().relate(niaHerself, nia, Relation.SELF);
        patient = world().as(niaHerself);
        nurse = world().as(world().onBoard(Role.NURSE, UsualBoards.NURSES));
        physicianHerself = world().onBoard(Role.PHYSICIAN, UsualBoards.NURSES);
        Asking.signProtocols(world().as(physicianHerself), physicianHerself, clock());
        physician = world().as(physicianHerself); // a session of her own, in which no code counts
        pharmacy = world().pharmacies().id("9900001");
    }

    static UUID itemId(UUID subject) {
        return Rows.id("select id from worklists.item where subject_id = ?", subject);
    }

    static JsonNode item(Caller staff, UUID subject) {
        return staff.get("/api/queue/" + itemId(subject)).is(200).json();
    }

    /** What was done, newest first. */
    static List<String> steps(JsonNode item) {
        return StreamSupport.stream(item.get("steps").spliterator(), false)
                .map(step -> step.get("what").asString())
                .toList();
    }

    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited for: " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
