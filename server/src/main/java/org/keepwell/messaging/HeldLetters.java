package org.keepwell.messaging;

import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.NotVisible;
import org.keepwell.patients.Patients;
import org.keepwell.patients.UsualSites;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Conversions;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Members;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/**
 * A letter from the chart that did not leave is a task on the board of its topic, so that somebody sees it though its author
 * is gone; inside a sealed transaction about the patient.
 */
@Component
class HeldLetters {

    private final Worklist worklist;
    private final Conversions conversions;
    private final Members members;
    private final Patients patients;
    private final UsualSites sites;
    private final Ground ground;

    HeldLetters(
            Worklist worklist,
            Conversions conversions,
            Members members,
            Patients patients,
            UsualSites sites,
            Ground ground) {
        this.worklist = worklist;
        this.conversions = conversions;
        this.members = members;
        this.patients = patients;
        this.sites = sites;
        this.ground = ground;
    }

    void put(Grant job, Later letter, Held why, PatientCipher cipher) {
        var card = patients.cardIn(job, cipher).orElseThrow(NotVisible::new);
        var now = ground.clock().instant();
        var subject = UUID.randomUUID();
        var words = new Conversion.Words(letter.subject(), letter.body(), why.name());
        // a key of its own: whoever ends the letter holds its row, so it is held once, and the author may have used its
        // id
        conversions.add(
                job,
                new Conversion(
                        null, Item.Kind.TASK, subject, letter.topic(), letter.author(), UUID.randomUUID(), now, words),
                cipher);
        worklist.put(
                job,
                new Worklist.New(
                        Item.Kind.TASK,
                        letter.topic(),
                        subject,
                        board(job, letter.topic()),
                        null,
                        false,
                        false,
                        now,
                        new ItemLine(letter.subject(), ItemLine.initials(card.name()), card.birthYear())),
                cipher);
    }

    /**
     * Where the topic is answered at the patient's usual site; if nobody is there, another board whose people may read it (none
     * of a clinician),
     * with people first, and of these the nearest.
     *
     * @throws IllegalStateException if there is none; the letter waits, and the job tries again
     */
    private Board board(Grant job, Topic topic) {
        var staffed = members.byBoard(job).keySet();
        var site = sites.of(job).orElse(null);
        var may = ground.boards().forAnybody(job).stream()
                .filter(board -> board.topics().contains(topic) || !topic.isClinical() || board.isClinical())
                .sorted(Board.nearest(site))
                .toList();
        return ground.boards()
                .inTurn(job, topic, site)
                .filter(board -> staffed.contains(board.id()))
                .findFirst()
                .or(() -> may.stream()
                        .filter(board -> staffed.contains(board.id()))
                        .findFirst())
                .or(() -> may.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no board is there for a letter that was held"));
    }
}
