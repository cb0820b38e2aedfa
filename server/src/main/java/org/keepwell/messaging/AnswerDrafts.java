package org.keepwell.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.springframework.stereotype.Service;

/** What staff are writing in a conversation; it opens to its writer only. */
@Service
public class AnswerDrafts {

    /**
     * What is filled in so far.
     *
     * @param files ids of files that were uploaded and not yet sent
     * @param behalfOf the colleague for whom it is written, or null
     * @param note what is being noted for colleagues beside it; null for nothing
     * @param changes what leaves later and is being changed, or null
     */
    public record Content(
            String body,
            List<UUID> files,
            @Nullable UUID behalfOf,
            @Nullable String note,
            @Nullable UUID changes) {

        /** Without what it says: it must not be printed. */
        @Override
        public String toString() {
            return "draft";
        }
    }

    /** @param files those of the draft that are still there */
    public record Draft(Content content, List<StaffThread.FileView> files, Instant savedAt) {}

    private final Pens pens;

    AnswerDrafts(Pens pens) {
        this.pens = pens;
    }

    public Optional<Draft> find(Grant grant, UUID thread) {
        return pens.drafts().find(grant, thread).map(found -> {
            var kept = found.content();
            return new Draft(
                    new Content(kept.body(), kept.files(), kept.behalf(), kept.note(), kept.changes()),
                    pens.files().of(grant, kept.files()).stream()
                            .map(StaffThread.FileView::of)
                            .toList(),
                    found.savedAt());
        });
    }

    public void save(Grant grant, UUID thread, Content draft) {
        var content =
                Drafts.Content.answer(draft.body(), draft.files(), draft.behalfOf(), draft.note(), draft.changes());
        pens.drafts().save(grant, thread, content);
    }

    public void drop(Grant grant, UUID thread) {
        pens.drafts().drop(grant, thread);
    }
}
