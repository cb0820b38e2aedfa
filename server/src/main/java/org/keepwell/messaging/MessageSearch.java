package org.keepwell.messaging;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keepwell.access.Grant;
import org.keepwell.access.RuleBroken;
import org.keepwell.access.Side;
import org.keepwell.worklists.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Looks for words in one patient's messages. They are sealed, so the newest are opened and looked through here; the database
 * never learns what is looked for.
 */
@Service
class MessageSearch {

    private static final int LOOKED_THROUGH = 1_000;
    private static final int SHOWN = 50;
    private static final int AROUND = 60;

    private static final String NEWEST = """
            select m.thread_id, m.id, m.side, m.sent_at, m.body, t.topic, t.subject from messaging.message m
            join messaging.thread t on t.tenant_id = m.tenant_id and t.patient_id = m.patient_id and t.id = m.thread_id
            where m.tenant_id = :tenant and m.patient_id = :patient and t.tenant_id = :tenant and t.patient_id = :patient
            order by m.sent_at desc limit :cap
            """;

    record Hit(UUID thread, String subject, Topic topic, Instant at, Side side, String excerpt) {

        /** Without what was found: it must not be printed. */
        @Override
        public String toString() {
            return "hit in " + thread;
        }
    }

    /** @param complete false if older messages were not looked through, or more were found than are shown */
    record Found(List<Hit> hits, boolean complete) {}

    private final JdbcClient db;
    private final Ground ground;

    MessageSearch(JdbcClient db, Ground ground) {
        this.db = db;
        this.ground = ground;
    }

    /** @throws RuleBroken if it is shorter than two letters */
    Found of(Grant grant, String text) {
        var words = Arrays.stream(plain(text).split("\\s+"))
                .filter(word -> !word.isBlank())
                .toList();
        if (words.stream().mapToInt(String::length).sum() < 2) {
            throw new RuleBroken(422, "search.TOO_SHORT", "words");
        }
        return ground.transaction().in(grant, () -> {
            var cipher = ground.cipher(grant);
            var hits = new ArrayList<Hit>();
            var subjects = new HashMap<UUID, String>();
            var looked = new int[1];
            db.sql(NEWEST)
                    .param("tenant", grant.tenant().value())
                    .param("patient", grant.patient().value())
                    .param("cap", LOOKED_THROUGH + 1)
                    .query((java.sql.ResultSet row) -> {
                        looked[0]++;
                        var thread = row.getObject("thread_id", UUID.class);
                        var sealed = row.getBytes("subject");
                        var subject =
                                subjects.computeIfAbsent(thread, id -> Words.open(cipher, sealed, Words.subject(id)));
                        var body =
                                Words.open(cipher, row.getBytes("body"), Words.body(row.getObject("id", UUID.class)));
                        var where = plain(subject + "\n" + body);
                        if (hits.size() <= SHOWN && words.stream().allMatch(where::contains)) {
                            hits.add(new Hit(
                                    thread,
                                    subject,
                                    Topic.of(row.getInt("topic")),
                                    row.getTimestamp("sent_at").toInstant(),
                                    Side.of(row.getInt("side")),
                                    excerpt(body, words)));
                        }
                    });
            boolean complete = looked[0] <= LOOKED_THROUGH && hits.size() <= SHOWN;
            return new Found(hits.subList(0, Math.min(SHOWN, hits.size())), complete);
        });
    }

    private static String excerpt(String body, List<String> words) {
        var line = body.replaceAll("\\s+", " ");
        var plain = plain(line);
        int at = words.stream()
                .mapToInt(plain::indexOf)
                .filter(found -> found >= 0)
                .min()
                .orElse(0);
        // marks were taken off, so a place in the plain text is at most a little early in the shown one
        int from = Math.max(0, Math.min(at, line.length()) - AROUND);
        int to = Math.min(line.length(), from + 3 * AROUND);
        from = wholeFrom(line, from);
        to = wholeFrom(line, to);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }

    /** Not between the two halves of a character. */
    private static int wholeFrom(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** Lower case, without marks: "corazón" is found by "corazon". */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
