package org.keepwell.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.RuleBroken;
import org.keepwell.vault.Vault;
import org.springframework.stereotype.Service;

/** A patient's conversations as a list, in one trip. */
@Service
class Inbox {

    static final int PAGE = 25;

    /** Which conversations; part of the API. */
    enum Folder {
        CURRENT("t.state <> 4 and t.away_at is null"),
        CLOSED("t.state = 4 and t.away_at is null"),
        AWAY("t.away_at is not null");

        private final String condition;

        Folder(String condition) {
            this.condition = condition;
        }
    }

    /**
     * What this account has not read of what we wrote: the one source of every such count. How far it has read is looked up
     * for each message; as a join, the planner compared each message with all that was ever read.
     */
    private static final String UNREAD = """
            select count(*) from messaging.message m where m.tenant_id = :tenant and m.patient_id = :patient and m.side = 2
                and m.seq > coalesce((select max(r.up_to) from messaging.reading r
                    where r.tenant_id = :tenant and r.patient_id = :patient and r.thread_id = m.thread_id
                        and r.account_id = :account), 0)
            """;

    private static final Map<Folder, PatientStatement> LISTS = Map.of(
            Folder.CURRENT, list(Folder.CURRENT),
            Folder.CLOSED, list(Folder.CLOSED),
            Folder.AWAY, list(Folder.AWAY));

    record Row(ThreadRow thread, int unread) {}

    /** @param unread messages that this account has not read, in all folders */
    record Page(List<Row> rows, @Nullable String next, int unread) {}

    private final PatientQuery query;
    private final Vault vault;

    Inbox(PatientQuery query, Vault vault) {
        this.query = query;
        this.vault = vault;
    }

    /** @throws RuleBroken 422 if the cursor is none of ours */
    Page of(Grant grant, Folder folder, @Nullable String cursor) {
        var from = Cursor.parse(cursor);
        var values = new HashMap<String, Object>();
        values.put("account", grant.actor().id());
        values.put("beforeAt", from.at());
        values.put("beforeId", from.id());
        values.put("cap", PAGE + 1);
        var statement = java.util.Objects.requireNonNull(LISTS.get(folder));
        return query.read(grant, statement, values, rows -> {
            var found = new ArrayList<Row>();
            int unread = 0;
            while (rows.next()) {
                unread = rows.getInt("all_unread");
                if (rows.getObject("id") != null) {
                    var cipher =
                            vault.tenant(grant.tenant()).patient(grant.patient().value(), rows.getBytes("wrapped"));
                    found.add(new Row(ThreadRow.read(rows, cipher), rows.getInt("unread")));
                }
            }
            boolean more = found.size() > PAGE;
            var page = more ? found.subList(0, PAGE) : found;
            return new Page(page, more ? Cursor.text(page.getLast().thread()) : null, unread);
        });
    }

    private static PatientStatement list(Folder folder) {
        return PatientStatement.of(sql(folder));
    }

    /** What a page asks, with its names. */
    static String sql(Folder folder) {
        return "with page as (select t.*, (" + UNREAD + """
                 and m.thread_id = t.id) as unread from messaging.thread t
                where t.tenant_id = :tenant and t.patient_id = :patient and
                """ + " " + folder.condition + """
                 and (t.last_at, t.id) < (:beforeAt, :beforeId) order by t.last_at desc, t.id desc limit :cap),
                key as (select wrapped from vault.patient_key where tenant_id = :tenant and patient_id = :patient
                    order by version desc limit 1),
                total as (
                """
                + UNREAD.replace("count(*)", "count(*)::int as all_unread") + """
                )
                select total.all_unread, key.wrapped, t.unread,
                """ + " " + ThreadRow.COLUMNS + """
                 from total cross join key left join page t on true order by t.last_at desc, t.id desc
                """;
    }

    private record Cursor(Instant at, UUID id) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.(\\d{1,9})\\.([0-9a-f-]{36})");

        static Cursor parse(@Nullable String text) {
            if (text == null) {
                return new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
            }
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
            }
            return new Cursor(
                    Instant.ofEpochSecond(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))),
                    UUID.fromString(match.group(3)));
        }

        static String text(ThreadRow row) {
            return row.lastAt().getEpochSecond() + "." + row.lastAt().getNano() + "." + row.id();
        }
    }
}
