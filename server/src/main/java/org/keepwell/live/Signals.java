package org.keepwell.live;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.AccountId;
import org.keepwell.access.Grant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says that there is something new; in the transaction of the change, so that nobody hears of what did not happen. */
@Component
public class Signals {

    private static final String ADD = """
            insert into live.signal (tenant_id, id, at, what, board_id, account_id, patient_id)
            values (:tenant, :id, :now, :what, :board, :account, :patient)
            """;

    private final JdbcClient db;
    private final Clock clock;

    Signals(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** To whoever works on this board. */
    public void board(Grant grant, int board) {
        add(grant, News.QUEUE, board, null, null);
    }

    public void account(Grant grant, AccountId account, News news) {
        add(grant, news, null, account.value(), null);
    }

    /** To the grant's patient and whoever stands in for them. */
    public void patientSide(Grant grant, News news) {
        add(grant, news, null, null, grant.patient().value());
    }

    private void add(Grant grant, News news, @Nullable Integer board, @Nullable UUID account, @Nullable UUID patient) {
        db.sql(ADD)
                .param("tenant", grant.tenant().value())
                .param("id", UUID.randomUUID())
                .param("now", Timestamp.from(clock.instant()))
                .param("what", news.code())
                .param("board", board, Types.INTEGER)
                .param("account", account, Types.OTHER)
                .param("patient", patient, Types.OTHER)
                .update();
    }
}
