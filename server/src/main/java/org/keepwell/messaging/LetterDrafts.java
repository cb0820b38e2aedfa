package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.audit.AuditTrail;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** What staff are writing to a patient; it opens to its writer only. */
@Service
public class LetterDrafts {

    /**
     * What somebody was writing.
     *
     * @param files ids of files that were uploaded and not yet sent
     * @param changes a letter that leaves later and is being changed, or null
     */
    public record Draft(
            @Nullable Topic topic,
            String subject,
            String body,
            List<UUID> files,
            boolean oneWay,
            @Nullable UUID behalfOf,
            @Nullable UUID changes,
            @Nullable Instant savedAt) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "draft";
        }
    }

    private final Pens pens;

    LetterDrafts(Pens pens) {
        this.pens = pens;
    }

    public Optional<Draft> find(Grant grant) {
        return pens.drafts().find(grant, Drafts.LETTER).map(found -> {
            var content = found.content();
            return new Draft(
                    content.topic(),
                    content.subject(),
                    content.body(),
                    content.files(),
                    Boolean.TRUE.equals(content.oneWay()),
                    content.behalf(),
                    content.changes(),
                    found.savedAt());
        });
    }

    public void save(Grant grant, Draft draft) {
        pens.drafts()
                .save(
                        grant,
                        Drafts.LETTER,
                        new Drafts.Content(
                                draft.topic(),
                                null,
                                draft.subject(),
                                draft.body(),
                                draft.files(),
                                null,
                                draft.oneWay(),
                                null,
                                draft.behalfOf(),
                                null,
                                draft.changes()));
    }

    /** Of these files the ones that are there. */
    public List<StaffThread.FileView> files(Grant grant, List<UUID> ids) {
        return pens.files().of(grant, ids).stream()
                .map(StaffThread.FileView::of)
                .toList();
    }

    /** Takes a file in, to be sent with the letter. */
    public StaffThread.FileView attach(Grant grant, String name, byte[] content, AuditTrail trail) {
        return StaffThread.FileView.of(pens.files().add(grant, name, content, trail));
    }

    /** Takes back a file that was not sent. @throws org.keepwell.access.NotVisible if there is no such file of the actor's */
    public void takeBack(Grant grant, UUID file) {
        pens.files().drop(grant, file);
    }

    public void drop(Grant grant) {
        pens.drafts().drop(grant, Drafts.LETTER);
    }
}
