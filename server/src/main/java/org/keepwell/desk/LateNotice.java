package org.keepwell.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.keepwell.access.SealedTransaction;
import org.keepwell.notifications.NoticeKind;
import org.keepwell.notifications.NoticeLink;
import org.keepwell.notifications.Notices;
import org.keepwell.worklists.Item;
import org.springframework.stereotype.Component;

/** The word to whoever has an item that its time has run out: a link, and nothing of what it is. */
@Component
class LateNotice {

    private final Notices notices;
    private final SealedTransaction transaction;

    LateNotice(Notices notices, SealedTransaction transaction) {
        this.notices = notices;
        this.transaction = transaction;
    }

    void tell(Grant job, List<Item> late) {
        transaction.run(job, () -> late.forEach(item -> tell(job, item)));
    }

    private void tell(Grant job, Item item) {
        var whose = new AccountId(Objects.requireNonNull(item.assignee()));
        // of this item at this time: put off and late again is another event
        var event = UUID.nameUUIDFromBytes((item.id() + " " + item.dueAt()).getBytes(StandardCharsets.UTF_8));
        notices.tell(job, whose, NoticeKind.ITEM_LATE, NoticeLink.queueItem(item.id()), event);
    }
}
