package org.keepwell.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditEntry;
import org.keepwell.patients.AssignedPatients;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.keepwell.vault.Place;
import org.keepwell.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes an import to the database: one sealed transaction a batch, each with its audit entry. For one import. */
final class DatabaseSink implements ImportSink {

    private static final String PROPOSE = """
            insert into patients.assignment_proposal as p (tenant_id, patient_id, npi, because, last_on)
            values (:tenant, :patient, :npi, :because, :on)
            on conflict (tenant_id, patient_id, npi, because) do update
                set last_on = greatest(p.last_on, excluded.last_on)
            """;
    private static final String QUARANTINE = """
            insert into records.quarantine (tenant_id, id, at, source_file, entry, resource_type, reason, path)
            values (:tenant, :id, :at, :file, 0, :type, :reason, :path)
            """;

    private final JdbcClient db;
    private final SealedTransaction transaction;
    private final Access access;
    private final Audit audit;
    private final Patients patients;
    private final AssignedPatients assigned;
    private final ResourceWriter writer;
    private final DirectoryStore directory;
    private final Vault vault;
    private final Clock clock;
    private final Actor actor;
    private final long request;
    private final LongConsumer progress;
    private long read;

    DatabaseSink(ImportTools tools, Actor actor, LongConsumer progress) {
        this.progress = progress;
        this.db = tools.db();
        this.transaction = tools.transaction();
        this.access = tools.access();
        this.audit = tools.audit();
        this.patients = tools.patients();
        this.assigned = tools.assigned();
        this.writer = tools.writer();
        this.directory = tools.directory();
        this.vault = tools.vault();
        this.clock = tools.clock();
        this.actor = actor;
        this.request = tools.audit().newRequest();
    }

    @Override
    public List<UUID> shared(List<SharedRow> rows) {
        var grant = tenantGrant();
        return transaction.in(grant, () -> {
            var ids = directory.save(grant, rows);
            audit.append(AuditEntry.allowed(grant, request).counting(rows.size(), Digests.of(ids)));
            return ids;
        });
    }

    @Override
    public PatientMatch patient(PatientFacts facts) {
        var person = person(facts);
        var found = patients.byRecordNumbers(
                tenantGrant(),
                person.identifiers().stream().filter(i -> "MR".equals(i.type())).toList());
        if (found.size() > 1) {
            return new PatientMatch.NotFound(QuarantineReason.AMBIGUOUS_MATCH);
        }
        var id = found.isEmpty()
                ? new PatientId(facts.importedId())
                : found.iterator().next();
        var grant = access.check(actor, Act.IMPORT, Relation.NONE, id);
        var cipher = transaction.in(grant, () -> {
            var made = patients.save(grant, person);
            audit.append(AuditEntry.allowed(grant, request));
            return made;
        });
        return new PatientMatch.Found(new PatientInFile(grant, cipher, writer));
    }

    @Override
    public Written resources(PatientHandle patient, List<PreparedResource> batch) {
        var known = (PatientInFile) patient;
        read += batch.size();
        progress.accept(read);
        return transaction.in(known.grant(), () -> {
            patients.hold(known.grant());
            var written = writer.write(known.grant(), known.cipher(), batch);
            if (written.added() + written.updated() > 0) {
                assigned.arrived(known.grant(), written.added() + written.updated());
                var ids = batch.stream().map(PreparedResource::id).toList();
                audit.append(AuditEntry.allowed(known.grant(), request)
                        .counting(written.added() + written.updated(), Digests.of(ids)));
            }
            return written;
        });
    }

    @Override
    public void sightings(PatientHandle patient, List<NpiSighting> sightings) {
        var grant = ((PatientInFile) patient).grant();
        transaction.run(grant, () -> {
            for (var sighting : sightings) { // a handful: one for each practitioner and kind
                db.sql(PROPOSE)
                        .param("tenant", grant.tenant().value())
                        .param("patient", grant.patient().value())
                        .param("npi", sighting.npi())
                        .param("because", sighting.where().ordinal() + 1)
                        .param("on", sighting.lastOn(), Types.DATE)
                        .update();
            }
        });
    }

    @Override
    public void quarantined(Quarantined item) {
        var grant = tenantGrant();
        var id = UUID.randomUUID();
        var file = vault.tenant(grant.tenant())
                .seal(name(item.file()), new Place("records.quarantine", "source_file", id, 0));
        transaction.run(
                grant,
                () -> db.sql(QUARANTINE)
                        .param("tenant", grant.tenant().value())
                        .param("id", id)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("file", file)
                        .param("type", item.type(), Types.VARCHAR)
                        .param("reason", item.reason().name())
                        .param("path", item.path())
                        .update());
    }

    @Override
    public void done(ImportSummary summary) {
        // every batch has its own entry; the summary is for the person at the console
    }

    private Grant tenantGrant() {
        return access.check(actor, Act.IMPORT_SHARED, Relation.NONE, null);
    }

    private static byte[] name(Path file) {
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Person person(PatientFacts facts) {
        var names = new ArrayList<Person.Name>();
        facts.names()
                .forEach(n ->
                        names.add(new Person.Name(n.use(), n.family(), n.given(), n.prefix(), n.suffix(), n.text())));
        return new Person(
                names,
                facts.birthDate(),
                facts.sex(),
                facts.language(),
                facts.contacts().stream()
                        .map(c -> new Person.Contact(c.system(), c.value(), c.use()))
                        .toList(),
                facts.addresses().stream()
                        .map(a -> new Person.Address(
                                a.use(), a.lines(), a.city(), a.state(), a.postalCode(), a.country()))
                        .toList(),
                facts.identifiers().stream()
                        .map(i -> new Person.Identifier(i.type(), i.system(), i.value()))
                        .toList(),
                facts.deceased());
    }
}
