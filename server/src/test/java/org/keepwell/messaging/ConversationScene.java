package org.keepwell.messaging;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.worklists.UsualBoards;

/** A patient who has asked something, and a nurse on the board that it came to. */
abstract class ConversationScene extends HttpTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    PatientId patient;
    Caller ana;
    Person nursePerson;
    Caller nurse;
    UUID thread;

    /** The path of its item. */
    String item;

    @BeforeEach
    void aPatientAsksANurse() {
        world().staffTheBoards();
        int number = NUMBER.incrementAndGet();
        patient = world().somebody("CS-" + number, "1972-03-" + (10 + number % 18));
        var person = world().fresh(Role.PATIENT);
        world().relate(person, patient, Relation.SELF);
        ana = world().as(person);
        nursePerson = world().fresh(Role.NURSE);
        world().join(nursePerson, UsualBoards.NURSES);
        nurse = world().as(nursePerson);
        thread = Writing.asks(ana, patient, "MEDICAL", "Conversation " + number);
        item = "/api/queue/" + Rows.id("select id from worklists.item where subject_id = ?", thread);
    }
}
