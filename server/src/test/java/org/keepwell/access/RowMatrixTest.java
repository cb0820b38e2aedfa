package org.keepwell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.messaging.Writing;
import org.keepwell.testing.Call;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Person;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database itself shows under the sealed context of every role and relation, to statements that name no patient
 * at all; against a list that a person keeps.
 */
@Proves({"T01", "T16", "T17"})
class RowMatrixTest extends HttpTest {

    private static final List<String> TABLES = List.of(
            "patients.card",
            "patients.person",
            "records.resource",
            "records.past_version",
            "records.tally",
            "access.relation",
            "records.seen",
            "patients.assignment_proposal",
            "messaging.thread",
            "messaging.message",
            "messaging.reading",
            "messaging.event",
            "messaging.draft",
            "messaging.later",
            "messaging.file",
            "messaging.file_piece",
            "worklists.step",
            "worklists.conversion",
            "worklists.presence",
            "refills.request",
            "patients.usual_site",
            "refills.favourite",
            "refills.sent_order",
            "refills.statement");

    /** Of these the list says which kinds are seen; how many there are is other tests' doing. */
    private static final List<String> BY_KIND = List.of(
            "messaging.thread",
            "messaging.message",
            "messaging.event",
            "messaging.file",
            "messaging.later",
            "worklists.step",
            "worklists.conversion");

    /** Of these there are more or fewer with what other tests did. */
    private static final List<String> UNCOUNTED = List.of(
            "access.relation",
            "records.tally",
            "messaging.reading",
            "messaging.draft",
            "messaging.file_piece",
            "worklists.presence",
            "refills.request",
            "refills.sent_order",
            "refills.statement");

    private record Row(String role, String relation, String seen) {}

    @Autowired
    private Access access;

    @Autowired
    private SealedTransaction transaction;

    @Autowired
    private JdbcClient db;

    @Test
    void everyRoleInEveryRelationSeesTheRowsThatAPersonWroteDown() throws IOException {
        world().ana();
        world().ben();
        world().olga();
        world().standing(Role.NURSE, Relation.CARE_TEAM); // so that there is a relation to see
        writeSome("MEDICAL", world().onBoard(Role.NURSE, UsualBoards.NURSES));
        writeSome("APPOINTMENT", world().onBoard(Role.FRONT_DESK, UsualBoards.DESK));
        askSome();
        var wrong = new ArrayList<String>();
        for (var role : Arrays.stream(Role.values()).filter(Role::isForAccounts).toList()) {
            for (var relation : Relation.values()) {
                var expected = rows().stream()
                        .filter(row -> fits(row.role(), role) && fits(row.relation(), relation))
                        .reduce((first, last) -> last);
                assertThat(expected)
                        .as("%s %s has no row in the list", role, relation)
                        .isPresent();
                var seen = seen(grant(role, relation));
                if (!seen.equals(expected.get().seen())) {
                    wrong.add(role + " " + relation + ": " + seen + " instead of "
                            + expected.get().seen());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** A request for a medicine of Ana's, her pharmacy and site, and what she takes besides, of which nobody knows what it is for. */
    private void askSome() {
        var ana = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var path = "/api/patients/" + world().ana().value();
        var medicine = ana.get(path + "/refills/choices")
                .is(200)
                .json()
                .at("/medicines/0/id")
                .asString();
        var pharmacy = world().pharmacies().id("9900001");
        ana.send("PUT", path + "/pharmacies/favourite", "{\"pharmacyId\":\"" + pharmacy + "\"}")
                .is(204);
        Rows.change(
                "insert into patients.usual_site (tenant_id, patient_id, set_at, set_by)"
                        + " values (?, ?, now(), gen_random_uuid()) on conflict do nothing",
                World.CLINIC.value(),
                world().ana().value());
        ana.post(
                        path + "/refills",
                        "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"medicines\":[\"" + medicine
                                + "\"],\"pharmacyId\":\"" + pharmacy + "\",\"note\":null}")
                .is(201);
        Rows.change(
                "insert into refills.sent_order (tenant_id, patient_id, order_id, request_id, labels, message_id, state, sent_at)"
                        + " select tenant_id, patient_id, gen_random_uuid(), id, labels, gen_random_uuid(), 7, now()"
                        + " from refills.request where patient_id = ?",
                world().ana().value());
        ana.post(
                        path + "/statements",
                        "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"statements\":[{\"kind\":\"ALSO_TAKES\",\"name\":"
                                + "\"ibuprofen\"}]}")
                .is(201);
    }

    /** A message with a file, its item opened and taken, and a draft of the patient's. */
    private void writeSome(String topic, Person staff) {
        world().staffTheBoards();
        var ana = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var path = Writing.messages(world().ana());
        var file = ana.send(Call.post(path + "/files", "some text")).is(201).json();
        var title = "Row matrix " + topic + " " + UUID.randomUUID();
        ana.post(
                        path,
                        Writing.ask(topic, title, "Some text")
                                .replace(
                                        "\"files\":[]",
                                        "\"files\":[\"" + file.get("id").asString() + "\"]"))
                .is(201);
        ana.send(
                        "PUT",
                        path + "/draft",
                        "{\"topic\":null,\"clinicianId\":null,\"subject\":\"\",\"body\":\"half\",\"files\":[],\"hideFrom\":[]}")
                .is(204);
        var row = Writing.row(world().as(staff), topic.equals("MEDICAL") ? "1" : "2", title);
        Writing.step(world().as(staff), row, "claim", "").is(200);
        var item = "/api/queue/" + row.get("id").asString();
        world().as(staff).get(item).is(200);
        world().as(staff)
                .post(
                        item + "/later",
                        Writing.later(
                                Instant.now().plusSeconds(86_400), "answer", Writing.answer(1, "Tomorrow", false)))
                .is(201);
        var seen = world().as(staff).get(item).is(200).json().get("row");
        Writing.step(world().as(staff), seen, "appointment", Writing.once() + ",\"words\":\"In May\"")
                .is(201);
        var again = world().as(staff).get(item).is(200).json().get("row");
        Writing.step(
                        world().as(staff),
                        again,
                        "task",
                        Writing.task(
                                "Call",
                                topic.equals("MEDICAL") ? 1 : 2,
                                Instant.now().plusSeconds(86_400)))
                .is(201);
    }

    @Test
    void withoutAContextNothingIsThere() {
        world().ana();
        for (var table : TABLES) {
            assertThat(db.sql("select count(*) from " + table).query(Long.class).single())
                    .as(table)
                    .isZero();
        }
    }

    /** As the policy grants it for any act about Ana; without one, what an account has of its own. */
    private Grant grant(Role role, Relation relation) {
        var actor = Actor.account(World.CLINIC, new AccountId(new UUID(0, 77)), role, new UUID(0, 78));
        return Arrays.stream(Act.values())
                .filter(act -> act.scope() == Act.Scope.PATIENT)
                .flatMap(act -> access.decide(actor, act, relation, world().ana()).stream())
                .findFirst()
                .orElseGet(() -> access.own(actor, Act.READ_SESSION));
    }

    /** The tables with rows, the record by category; and that all of them are Ana's. */
    private String seen(Grant grant) {
        return transaction.in(grant, () -> {
            var counts = new TreeMap<String, String>();
            for (var table : TABLES) {
                var foreign = db.sql("select count(*) from " + table + " where patient_id <> ?")
                        .param(world().ana().value())
                        .query(Long.class)
                        .single();
                assertThat(foreign).as(table).isZero();
                long all = db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single();
                // rows of records.seen come and go with what other tests open
                if (all > 0 && !List.of("records.resource", "records.seen").contains(table)) {
                    counts.put(
                            table,
                            BY_KIND.contains(table)
                                    ? kinds(table)
                                    : UNCOUNTED.contains(table) ? "some" : Long.toString(all));
                }
            }
            db.sql("select category, count(*) as n from records.resource group by category")
                    .query((row, n) -> counts.put(category(row.getLong("category")), row.getString("n")))
                    .list();
            var text = new ArrayList<String>();
            counts.forEach((name, count) -> text.add(name + "=" + count));
            return String.join(" ", text);
        });
    }

    /** Unsent files are of any kind, and their sender's alone; an appointment that was promised is whoever's may answer. */
    private String kinds(String table) {
        return db
                .sql("select distinct category from " + table
                        + (table.equals("messaging.file") ? " where category <> 393216" : ""))
                .query(Long.class)
                .list()
                .stream()
                .map(RowMatrixTest::category)
                .sorted()
                .collect(java.util.stream.Collectors.joining("+"));
    }

    private static String category(long mask) {
        if (mask == (Category.MESSAGES.mask() | Category.OFFICE_MESSAGES.mask())) {
            return "EITHER_MESSAGES";
        }
        return Arrays.stream(Category.values())
                .filter(one -> one.mask() == mask)
                .map(Category::name)
                .findFirst()
                .orElseThrow();
    }

    private static boolean fits(String wanted, Enum<?> value) {
        return wanted.equals("*") || List.of(wanted.split("\\|")).contains(value.name());
    }

    private static List<Row> rows() throws IOException {
        try (var in = Objects.requireNonNull(RowMatrixTest.class.getResourceAsStream("/access/rows.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }
}
