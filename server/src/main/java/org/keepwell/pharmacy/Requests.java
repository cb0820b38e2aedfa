package org.keepwell.pharmacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.vault.PatientCipher;
import org.keepwell.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pharmacies asked. Inside sealed transactions about the patient. */
@Repository
class Requests {

    /** A row. @param sender who asked, to whom the answer goes; @param reference the asker's own number of it */
    record Request(
            UUID id,
            Kind kind,
            String connection,
            String sender,
            String messageId,
            @Nullable String reference,
            @Nullable UUID pharmacy,
            @Nullable UUID order,
            boolean controlled,
            boolean answered,
            boolean answerFailed,
            Instant askedAt,
            byte[] sealed) {

        @Override
        public String toString() {
            return "request";
        }
    }

    private static final Set<String> RXNORM = Set.of("RXNORM", "SCD", "SBD");
    private static final String ADD = """
            insert into pharmacy.request (tenant_id, patient_id, id, kind, connection, sender, message_id, reference,
                pharmacy_id, order_id, controlled, asked_at, sealed)
            values (:tenant, :patient, :id, :kind, :connection, :sender, :message, :reference, :pharmacy, :order,
                :controlled, :now, :sealed)
            """;
    private static final String BY_ID = """
            select id, kind, connection, sender, message_id, reference, pharmacy_id, order_id, controlled, answered,
                asked_at, sealed, exists (select from pharmacy.outbox o
                    where o.tenant_id = :tenant and o.patient_id = :patient and o.request_id = :id and o.state = 5) as failed
            from pharmacy.request where tenant_id = :tenant and patient_id = :patient and id = :id
            """;
    private static final String ANSWER = """
            update pharmacy.request set answered = true, answered_at = :now
            where tenant_id = :tenant and patient_id = :patient and id = :id and not answered
            """;

    private final JdbcClient db;

    Requests(JdbcClient db) {
        this.db = db;
    }

    void add(Grant grant, Request request) {
        db.sql(ADD)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("id", request.id())
                .param("kind", request.kind().code())
                .param("connection", request.connection())
                .param("sender", request.sender())
                .param("message", request.messageId())
                .param("reference", request.reference())
                .param("pharmacy", request.pharmacy())
                .param("order", request.order())
                .param("controlled", request.controlled())
                .param("now", Timestamp.from(request.askedAt()))
                .param("sealed", request.sealed())
                .update();
    }

    Optional<Request> byId(Grant grant, UUID id) {
        return db.sql(BY_ID)
                .param("tenant", grant.tenant().value())
                .param("patient", grant.patient().value())
                .param("id", id)
                .query(Requests::read)
                .optional();
    }

    /** @return false if somebody answered before */
    boolean answer(Grant grant, UUID id, Instant now) {
        return db.sql(ANSWER)
                        .param("tenant", grant.tenant().value())
                        .param("patient", grant.patient().value())
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    static Place place(UUID id) {
        return new Place("pharmacy.request", "sealed", id, 1);
    }

    /** What it says, opened. */
    static Asked open(PatientCipher cipher, Request request) {
        var content =
                Script.read(cipher.open(request.sealed(), place(request.id()))).content();
        var medicine = content.at("MedicationPrescribed").orElseThrow();
        var pharmacy = request.pharmacy();
        var requested = requested(content, medicine);
        return new Asked(
                request.id(),
                request.kind() == Kind.RENEWAL_REQUEST,
                request.order(),
                pharmacy == null ? null : new PharmacyId(pharmacy),
                content.at("Pharmacy", "BusinessName").map(Node::text).orElse(""),
                medicine.at("DrugDescription").map(Node::text).orElse(""),
                rxNorm(medicine),
                ChangeKind.of(content.textAt("MessageRequestCode")).orElse(null),
                content.children().stream()
                        .filter(one -> one.name().equals("MedicationRequested"))
                        .map(one -> wanted(one, medicine))
                        .toList(),
                medicine.textAt("Quantity", "Value"),
                medicine.textAt("DaysSupply"),
                requested == null ? refills(medicine) : requested,
                requested,
                medicine.textAt("Sig", "SigText"),
                medicine.textAt("Note"),
                day(medicine.textAt("LastFillDate", "Date")),
                request.controlled(),
                request.answered(),
                request.answerFailed(),
                request.askedAt());
    }

    private static Asked.Wanted wanted(Node one, Node prescribed) {
        return new Asked.Wanted(
                one.at("DrugDescription").map(Node::text).orElse(""),
                either(one.textAt("Quantity", "Value"), prescribed.textAt("Quantity", "Value")),
                either(one.textAt("DaysSupply"), prescribed.textAt("DaysSupply")),
                either(refills(one), refills(prescribed)),
                either(one.textAt("Sig", "SigText"), prescribed.textAt("Sig", "SigText")));
    }

    /** SCD and SBD are RxNorm's too: a generic and a branded drug. */
    private static @Nullable String rxNorm(Node medicine) {
        var kind = medicine.textAt("DrugCoded", "DrugDBCode", "Qualifier");
        return kind != null && RXNORM.contains(kind) ? medicine.textAt("DrugCoded", "DrugDBCode", "Code") : null;
    }

    /** Pharmacies write it beside what they gave last. */
    private static @Nullable String requested(Node content, Node prescribed) {
        var given = content.textAt("MedicationDispensed", "PharmacyRequestedRefills");
        return given == null ? prescribed.textAt("PharmacyRequestedRefills") : given;
    }

    private static @Nullable String refills(Node medicine) {
        var asked = medicine.textAt("PharmacyRequestedRefills");
        return asked == null ? medicine.textAt("NumberOfRefills") : asked;
    }

    private static @Nullable String either(@Nullable String wanted, @Nullable String prescribed) {
        return wanted == null ? prescribed : wanted;
    }

    /** A day that the calendar does not have is no reason to hide the request. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Request read(ResultSet row, int n) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                Kind.of(row.getInt("kind")),
                row.getString("connection"),
                row.getString("sender"),
                row.getString("message_id"),
                row.getString("reference"),
                row.getObject("pharmacy_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getBoolean("controlled"),
                row.getBoolean("answered"),
                row.getBoolean("failed"),
                row.getTimestamp("asked_at").toInstant(),
                row.getBytes("sealed"));
    }
}
