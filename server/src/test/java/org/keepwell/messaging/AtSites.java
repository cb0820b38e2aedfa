package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.Caller;
import org.keepwell.testing.Person;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;
import org.keepwell.worklists.UsualBoards;

/** The other clinic, begun anew: no sites, the usual boards with somebody on each, and one patient. */
final class AtSites {

    static final UUID NOWHERE = UUID.fromString("00000000-0000-4000-8000-000000000147");

    private final World world;
    private final Caller administrator;
    private final Caller olga;
    private final String patient;

    AtSites(World world) {
        this.world = world;
        var tenant = World.OTHER_CLINIC;
        patient = "/api/patients/" + world.olga().value();
        for (var usual : UsualBoards.all()) {
            var role = usual.isClinical() ? Role.PHYSICIAN : Role.FRONT_DESK;
            if (Rows.number(
                            "select count(*) from worklists.member where tenant_id = ? and board_id = ?",
                            tenant.value(),
                            usual.id())
                    == 0) {
                world.join(world.fresh(tenant, role), usual);
            }
            Rows.change(
                    "update worklists.board set topics = '{"
                            + usual.topics().stream()
                                    .map(topic -> String.valueOf(topic.code()))
                                    .collect(Collectors.joining(","))
                            + "}', site_id = null, clinician_id = null where tenant_id = ? and id = ?",
                    tenant.value(),
                    usual.id());
        }
        Rows.change("update worklists.board set closed_at = now() where tenant_id = ? and id > 4", tenant.value());
        Rows.change("update tenancy.site set closed_at = now() where tenant_id = ?", tenant.value());
        Rows.change("delete from patients.usual_site where tenant_id = ?", tenant.value());
        administrator = world.as(world.fresh(tenant, Role.ADMINISTRATOR));
        var person = world.fresh(tenant, Role.PATIENT);
        world.relate(person, world.olga(), Relation.SELF);
        olga = world.as(person);
    }

    Caller administrator() {
        return administrator;
    }

    Caller olga() {
        return olga;
    }

    String patient() {
        return patient;
    }

    Person fresh(Role role) {
        return world.fresh(World.OTHER_CLINIC, role);
    }

    static String wanted(String name) {
        return "{\"name\":" + Writing.quoted(name) + ",\"place\":\"1 Some Street\"}";
    }

    UUID site(String name) {
        return id(administrator.post("/api/sites", wanted(name)));
    }

    Answer close(UUID site) {
        return administrator.post("/api/sites/" + site + "/close", "{}");
    }

    static String board(String name, @Nullable UUID site, List<String> topics, Person... people) {
        return "{\"name\":\"" + name + "\",\"kind\":\"FIRST_LINE\",\"topics\":[" + strings(topics)
                + "],\"dueMinutes\":60,\"siteId\":" + (site == null ? "null" : "\"" + site + "\"") + ",\"people\":["
                + strings(Arrays.stream(people).map(one -> one.id().toString()).toList()) + "]}";
    }

    int board(@Nullable UUID site, String topic, Person... people) {
        return administrator
                .post("/api/boards", board("Own people", site, List.of(topic), people))
                .is(201)
                .json()
                .get("id")
                .asInt();
    }

    static String boardOf(Person clinician, List<String> topics, Person... people) {
        return board("Team", null, topics, people)
                .replace(",\"people\"", ",\"clinicianId\":\"" + clinician.id() + "\",\"people\"");
    }

    /** The board for all sites answers these topics from now on. */
    void everywhere(int board, String topics) {
        Rows.change("update worklists.board set topics = '" + topics + "' where tenant_id = 2 and id = ?", board);
    }

    Answer ask(String topic, @Nullable UUID site, String subject) {
        return olga.post(
                patient + "/messages",
                Writing.ask(topic, subject, "When can I come?")
                        .replace(
                                "\"clinicianId\"",
                                "\"siteId\":" + (site == null ? "null" : "\"" + site + "\"") + ",\"clinicianId\""));
    }

    Answer askOf(Person clinician, String topic, @Nullable UUID site, String subject) {
        return olga.post(
                patient + "/messages",
                Writing.ask(topic, subject, "What should I do?")
                        .replace(
                                "\"clinicianId\":null",
                                "\"siteId\":" + (site == null ? "null" : "\"" + site + "\"") + ",\"clinicianId\":\""
                                        + clinician.id() + "\""));
    }

    Answer reply(UUID thread) {
        return olga.post(patient + "/messages/" + thread + "/replies", Writing.reply("One more thing"));
    }

    /** The board on which the item of this subject is. */
    static int boardOf(UUID subject) {
        return (int) Rows.number("select board_id from worklists.item where subject_id = ?", subject);
    }

    static UUID id(Answer made) {
        return UUID.fromString(made.is(201).json().get("id").asString());
    }

    /** Every way to an item, as this caller: the same bytes as for one that is not there. */
    static void assertNotThere(Caller caller, String item, String file) {
        var ways = new ArrayList<String[]>(List.of(
                new String[] {"GET", "", ""},
                new String[] {"GET", "/files/" + file, ""},
                new String[] {"GET", "/conversions", ""},
                new String[] {"GET", "/draft", ""},
                new String[] {"POST", "/claim", "{\"version\":1}"},
                new String[] {"POST", "/assign", "{\"version\":1,\"to\":null,\"board\":2,\"note\":null}"},
                new String[] {"POST", "/notes", "{\"body\":\"a note\"}"},
                new String[] {"POST", "/close", "{\"version\":1,\"reason\":\"DUPLICATE\"}"},
                new String[] {"POST", "/here", "{}"},
                new String[] {"POST", "/replies", Writing.answer(1, "An answer", false)}));
        for (var way : ways) {
            var body = way[2].isEmpty() ? null : way[2];
            var theirs = caller.send(way[0], "/api/queue/" + item + way[1], body);
            var nobodys = caller.send(way[0], "/api/queue/" + NOWHERE + way[1], body);
            assertThat(theirs.is(404, "not.FOUND").bytes()).as(way[1]).isEqualTo(nobodys.bytes());
            assertThat(theirs.headerNames()).as(way[1]).isEqualTo(nobodys.headerNames());
        }
    }

    private static String strings(List<String> values) {
        return values.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(","));
    }
}
