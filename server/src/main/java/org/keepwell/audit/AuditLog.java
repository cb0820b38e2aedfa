package org.keepwell.audit;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientQuery;
import org.keepwell.access.PatientStatement;
import org.keepwell.access.Principal;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.RuleBroken;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads the log, newest first: one patient's lines for the patient, a tenant's for the privacy officer. */
@Component
public class AuditLog {

    public static final int PAGE = 50;
    private static final int COUNTED = 10_000;

    /** Which of a patient's lines. */
    public enum Filter {
        ALL,
        PEOPLE,
        REFUSED
    }

    /** What the privacy officer looks for; null for any. */
    public record Search(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Outcome outcome,
            @Nullable Act act,
            @Nullable UUID account,
            @Nullable UUID patient) {}

    /** @param total right up to 10,000, then 10,000 */
    public record Page(List<AuditLine> lines, @Nullable String next, int total) {}

    private static final String COLUMNS = """
            select id, at, principal, actor, principal_name, role, relation, act, category, patient_id, outcome, count, request
            """;
    private static final String OF_PATIENT_WHERE = """
             from audit.event where tenant_id = :tenant and patient_id = :patient and at <= :before
                and (not :others or (actor <> :self and principal = 1)) and (not :refused or outcome <> 1)
            """;
    private static final PatientStatement OF_PATIENT = PatientStatement.of(COLUMNS
            + ", (select count(*) from (select 1 "
            + OF_PATIENT_WHERE.replace("at <= :before", "at <= :newest") + " limit " + COUNTED + ") c) as total "
            + OF_PATIENT_WHERE + " and (at, id) < (:before, :beforeId) order by at desc, id desc limit :cap");
    private static final String OF_TENANT_WHERE = """
             from audit.event where tenant_id = :tenant and at >= :from and at < :to and at <= :before
                and (:outcome = 0 or outcome = :outcome) and (:act = 0 or act = :act)
                and (:account::uuid is null or actor = :account::uuid) and (:wanted::uuid is null or patient_id = :wanted::uuid)
            """;
    private static final PatientStatement OF_TENANT = PatientStatement.ofShared(COLUMNS
            + ", (select count(*) from (select 1 " + OF_TENANT_WHERE.replace("and at <= :before", "") + " limit "
            + COUNTED
            + ") c) as total " + OF_TENANT_WHERE
            + " and (at, id) < (:before, :beforeId) order by at desc, id desc limit :cap");

    private record Cursor(Instant at, UUID id) {}

    private final PatientQuery query;
    private final DataSource reader;

    AuditLog(PatientQuery query, @Qualifier("auditReader") DataSource reader) {
        this.query = query;
        this.reader = reader;
    }

    /** The lines about the grant's patient. @throws RuleBroken if the cursor is not one of ours */
    public Page ofPatient(Grant grant, Filter filter, @Nullable String cursor, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        start(values, cursor, now);
        values.put("newest", now);
        values.put("others", filter == Filter.PEOPLE);
        values.put("refused", filter == Filter.REFUSED);
        values.put("self", grant.actor().id());
        return query.read(reader, grant, OF_PATIENT, values, AuditLog::page);
    }

    /** The lines of the tenant. @throws RuleBroken if the cursor is not one of ours */
    public Page search(Grant officer, Search search, @Nullable String cursor, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        start(values, cursor, now);
        var from = search.from();
        var to = search.to();
        var outcome = search.outcome();
        var act = search.act();
        values.put("from", from == null ? now.minus(365, ChronoUnit.DAYS) : from);
        values.put("to", to == null ? now.plusSeconds(1) : to);
        values.put("outcome", outcome == null ? 0 : outcome.code());
        values.put("act", act == null ? 0 : act.code());
        values.put("account", search.account());
        values.put("wanted", search.patient());
        return query.read(reader, officer, OF_TENANT, values, AuditLog::page);
    }

    private static void start(HashMap<String, @Nullable Object> values, @Nullable String cursor, Instant now) {
        var from = cursor == null ? new Cursor(now, new UUID(-1, -1)) : cursor(cursor);
        values.put("before", from.at());
        values.put("beforeId", from.id());
        values.put("cap", PAGE + 1);
    }

    private static Page page(ResultSet rows) throws SQLException {
        var lines = new ArrayList<AuditLine>();
        int total = 0;
        while (rows.next()) {
            total = rows.getInt("total");
            lines.add(line(rows));
        }
        if (lines.size() <= PAGE) {
            return new Page(lines, null, total);
        }
        var shown = lines.subList(0, PAGE);
        return new Page(List.copyOf(shown), text(shown.getLast()), total);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        int role = row.getInt("role");
        int category = row.getInt("category");
        return new AuditLine(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                Principal.of(row.getInt("principal")),
                row.getObject("actor", UUID.class),
                row.getString("principal_name"),
                role == 0 ? null : Role.of(role),
                Relation.of(row.getInt("relation")),
                Act.of(row.getInt("act")),
                Arrays.stream(Category.values())
                        .filter(c -> c.bit() == category)
                        .findFirst()
                        .orElse(null),
                row.getObject("patient_id", UUID.class),
                Outcome.of(row.getInt("outcome")),
                row.getInt("count"),
                row.getLong("request"));
    }

    private static String text(AuditLine last) {
        var bytes = ByteBuffer.allocate(24)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()))
                .putLong(last.id().getMostSignificantBits())
                .putLong(last.id().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Cursor cursor(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != 24) {
                throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
            }
            var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
            }
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new RuleBroken(422, "query.BAD_CURSOR", "cursor");
        }
    }
}
