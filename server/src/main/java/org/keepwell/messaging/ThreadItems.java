package org.keepwell.messaging;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.Patients;
import org.keepwell.patients.UsualSites;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** The item of a conversation on the board of those who answer it; inside a sealed transaction about the patient. */
@Component
class ThreadItems {

    private final Worklist worklist;
    private final Patients patients;
    private final UsualSites sites;

    ThreadItems(Worklist worklist, Patients patients, UsualSites sites) {
        this.worklist = worklist;
        this.patients = patients;
        this.sites = sites;
    }

    /** In a sealed transaction that begins with the patient's key, and with what the item shows of them. */
    <T> T in(Grant grant, Function<Patients.Opened, T> work) {
        return patients.in(grant, work);
    }

    UUID put(Grant grant, MessageRepository.NewThread thread, Board board, boolean flagged, Patients.Opened patient) {
        return put(grant, thread, board, null, flagged, false, patient);
    }

    /** We wrote first: answers come back to whoever wrote. */
    UUID putAnswered(Grant grant, MessageRepository.NewThread thread, Board board, UUID by, PatientCipher cipher) {
        var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
        return put(grant, thread, board, by, false, true, new Patients.Opened(cipher, card));
    }

    /** The first site that a patient chooses is the usual one from then on. */
    void chosen(Grant grant, @Nullable UUID site) {
        if (site != null) {
            sites.chosen(grant, site);
        }
    }

    /** The patient wrote again. */
    void waitsAgain(Grant grant, ThreadRow thread, Board board, boolean flagged) {
        var item = worklist.of(grant, Item.Kind.MESSAGE, thread.id()).orElseThrow(NotVisible::new);
        worklist.waitsAgain(grant, item, board, flagged);
    }

    private UUID put(
            Grant grant,
            MessageRepository.NewThread thread,
            Board board,
            @Nullable UUID assignee,
            boolean flagged,
            boolean answered,
            Patients.Opened patient) {
        var card = patient.card();
        var line = new ItemLine(thread.subject(), ItemLine.initials(card.name()), card.birthYear(), thread.clinician());
        return worklist.put(
                grant,
                new Worklist.New(
                        Item.Kind.MESSAGE, thread.topic(), thread.id(), board, assignee, flagged, answered, line),
                patient.cipher());
    }
}
