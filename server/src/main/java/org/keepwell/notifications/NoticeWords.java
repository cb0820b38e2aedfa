package org.keepwell.notifications;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keepwell.identity.Account;
import org.keepwell.tenancy.Tenant;
import org.springframework.stereotype.Component;

/** What leaves, in words: the text, where it leads, how it is stopped, and where it returns to. */
@Component
class NoticeWords {

    private final Texts texts;
    private final Links links;
    private final Returns returns;

    NoticeWords(Texts texts, Links links, Returns returns) {
        this.texts = texts;
        this.links = links;
        this.returns = returns;
    }

    /** @param kind null where it tells of several */
    Decisions.Decision notice(
            Deliveries.Taken taken,
            Rules.Verdict verdict,
            UUID notice,
            @Nullable NoticeKind kind,
            Account account,
            Tenant tenant) {
        var link = links.toNotice(tenant, notice);
        URI stop = taken.channel() == Channel.EMAIL ? links.toStop(tenant, taken.account(), Channel.EMAIL) : null;
        var text = texts.notice(taken.channel(), kind, account.language(), tenant.name(), link, stop);
        var payload = taken.channel() == Channel.PUSH ? "{\"id\":\"" + notice + "\"}" : null;
        return new Decisions.Decision(taken, verdict, text, stop, payload, returns(taken, tenant));
    }

    /** @param waiting the address that it is to prove */
    Decisions.Decision code(Deliveries.Taken taken, String waiting, String code, Account account, Tenant tenant) {
        var text = texts.code(taken.channel(), account.language(), tenant.name(), code);
        return new Decisions.Decision(
                taken, new Rules.Send(List.of(waiting)), text, null, null, returns(taken, tenant));
    }

    private @Nullable UnaryOperator<String> returns(Deliveries.Taken taken, Tenant tenant) {
        return taken.channel() == Channel.EMAIL ? address -> returns.token(tenant.id(), taken.id(), address) : null;
    }
}
