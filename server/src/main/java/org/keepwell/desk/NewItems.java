package org.keepwell.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.NotVisible;
import org.keepwell.access.RuleBroken;
import org.keepwell.patients.Patients;
import org.keepwell.vault.PatientCipher;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.Conversion;
import org.keepwell.worklists.Item;
import org.keepwell.worklists.ItemLine;
import org.keepwell.worklists.Step;
import org.keepwell.worklists.Steps;
import org.keepwell.worklists.Topic;
import org.keepwell.worklists.Worklist;
import org.springframework.stereotype.Component;

/** Puts what staff made of a conversation on its board, with its first step; inside a sealed transaction. */
@Component
class NewItems {

    static final int NOTE_MAX = 2_000;

    /** @param dueAt null for what the board says */
    record Wanted(
            Item.Kind kind,
            Topic topic,
            Board board,
            @Nullable UUID to,
            @Nullable Instant dueAt,
            Conversion.Words words) {}

    private final Worklist worklist;
    private final Steps steps;
    private final Patients patients;

    NewItems(Worklist worklist, Steps steps, Patients patients) {
        this.worklist = worklist;
        this.steps = steps;
        this.patients = patients;
    }

    /** @param subject of the new item @return its id */
    UUID put(Entrance.Entered entered, UUID subject, Wanted wanted, PatientCipher cipher) {
        var grant = entered.grant();
        var card = patients.cardIn(grant, cipher).orElseThrow(NotVisible::new);
        var line = new ItemLine(wanted.words().title(), ItemLine.initials(card.name()), card.birthYear());
        var id = worklist.put(
                grant,
                new Worklist.New(
                        wanted.kind(),
                        wanted.topic(),
                        subject,
                        wanted.board(),
                        wanted.to(),
                        false,
                        false,
                        wanted.dueAt(),
                        line),
                cipher);
        var item = worklist.find(grant, id).orElseThrow(NotVisible::new);
        steps.add(grant, item, Steps.Done.of(Step.What.MADE), cipher);
        return id;
    }

    /** @return without space around it @throws RuleBroken 422 if it is longer than {@code most} */
    static String checked(@Nullable String typed, int most, String field) {
        var text = typed == null ? "" : typed.strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw new RuleBroken(422, "message.TOO_LONG", field);
        }
        return text;
    }
}
