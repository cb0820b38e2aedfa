package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.worklists.Topic;
import org.springframework.stereotype.Service;

/** What staff are writing to a patient; it opens to its writer only. */
@Service
public class LetterDrafts {

    /** What somebody was writing. */
    public record Draft(
            @Nullable Topic topic,
            String subject,
            String body,
            boolean oneWay,
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
                    Boolean.TRUE.equals(content.oneWay()),
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
                                List.of(),
                                null,
                                draft.oneWay(),
                                null));
    }

    public void drop(Grant grant) {
        pens.drafts().drop(grant, Drafts.LETTER);
    }
}
