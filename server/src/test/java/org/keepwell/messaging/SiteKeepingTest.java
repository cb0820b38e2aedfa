package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Role;
import org.keepwell.testing.Answer;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Rows;
import org.keepwell.testing.World;

/** What an administrator and the front desk may make of sites, and what attackers try. */
class SiteKeepingTest extends HttpTest {

    private AtSites clinic;

    @BeforeEach
    void anew() {
        clinic = new AtSites(world());
    }

    @Test
    void aSiteIsAddedChangedAndClosedEachWithItsEntry() {
        var before = entries(146);
        var id = clinic.site("  North Street ");
        put(id, AtSites.wanted("North Road")).is(204);
        var view = clinic.administrator().get("/api/sites").is(200).json();
        assertThat(view.at("/sites/0/name").asString()).isEqualTo("North Road");
        assertThat(view.at("/sites/0/place").asString()).isEqualTo("1 Some Street");
        clinic.close(id).is(204);
        assertThat(clinic.administrator().get("/api/sites").json().get("sites").size())
                .isZero();
        put(id, AtSites.wanted("Back")).is(404, "not.FOUND");
        clinic.close(id).is(404, "not.FOUND");
        assertThat(entries(146) - before).as("changes that were allowed").isEqualTo(3);
        clinic.site("North Road"); // a name is free again once its site has closed
    }

    @Test
    void namesPlacesAndZonesThatCannotBeAreRefused() {
        clinic.site("North Street");
        post(AtSites.wanted("north STREET")).is(409, "site.NAME_TAKEN");
        post(AtSites.wanted("x".repeat(1_000))).is(422, "site.BAD_NAME");
        post(AtSites.wanted(" \t ")).is(422, "site.BAD_NAME");
        post(AtSites.wanted("Two\nlines")).is(422, "site.BAD_NAME");
        post(AtSites.wanted("Far away").replace("1 Some Street", "x".repeat(121)))
                .is(422, "site.BAD_PLACE");
        assertThat(clinic.administrator().get("/api/sites").json().get("sites").size())
                .isEqualTo(1);
    }

    @Test
    void thereAreAtMostAHundred() {
        for (int n = 0; n < 100; n++) {
            Rows.change(
                    "insert into tenancy.site (tenant_id, id, name, zone) values (2, gen_random_uuid(), ?, ?)",
                    "Site " + n,
                    "America/New_York");
        }
        post(AtSites.wanted("One more")).is(409, "site.TOO_MANY");
    }

    @Test
    void siteOfAnotherTenantOrOneThatIsClosedIsNotThere() {
        var closed = clinic.site("Closed");
        clinic.close(closed).is(204);
        var foreign = AtSites.id(world().as(world().fresh(Role.ADMINISTRATOR))
                .post("/api/sites", AtSites.wanted("Of the first clinic " + UUID.randomUUID())));
        var desk = world().as(clinic.fresh(Role.FRONT_DESK));
        for (var id : List.of(closed, foreign, AtSites.NOWHERE)) {
            clinic.ask("BILL", id, "Where am I").is(422, "message.NO_SUCH_SITE");
            post("/api/boards", AtSites.board("Nobody's", id, List.of())).is(422, "board.NO_SUCH_SITE");
            desk.send("PUT", clinic.patient() + "/site", "{\"siteId\":\"" + id + "\"}")
                    .is(422, "patient.NO_SUCH_SITE");
            put(id, AtSites.wanted("Mine now")).is(404, "not.FOUND");
            clinic.close(id).is(404, "not.FOUND");
        }
        assertThat(Rows.text("select name from tenancy.site where id = ?", foreign))
                .startsWith("Of the first clinic");
    }

    @Test
    void theFrontDeskKeepsWhereAPatientUsuallyGoes() {
        var north = clinic.site("North Street");
        var desk = world().as(clinic.fresh(Role.FRONT_DESK));
        var path = clinic.patient();
        assertThat(desk.get(path + "/assignments")
                        .is(200)
                        .json()
                        .at("/site/usual")
                        .isNull())
                .isTrue();
        var before = entries(147);
        desk.send("PUT", path + "/site", "{\"siteId\":\"" + north + "\"}").is(204);
        assertThat(desk.get(path + "/assignments").json().at("/site/usual").asString())
                .isEqualTo(north.toString());
        assertThat(entries(147) - before).isEqualTo(1);
        desk.send("PUT", path + "/site", "{\"siteId\":null}").is(204);
        assertThat(desk.get(path + "/assignments").json().at("/site/usual").isNull())
                .isTrue();

        desk.send("PUT", path + "/site", "{\"siteId\":\"" + north + "\"}").is(204);
        clinic.close(north).is(204);
        assertThat(desk.get(path + "/assignments").json().at("/site/usual").isNull())
                .as("closed since")
                .isTrue();
    }

    @Test
    void aTopicComesToOneBoardOfASiteAndToOneForAllSites() {
        var north = clinic.site("North Street");
        clinic.board(north, "BILL");
        post("/api/boards", AtSites.board("Again", north, List.of("BILL"))).is(409, "board.TOPIC_TAKEN");
        post("/api/boards", AtSites.board("Again", null, List.of("BILL"))).is(409, "board.TOPIC_TAKEN");
        clinic.board(clinic.site("South Bank"), "BILL");
    }

    @Test
    void administratorsWhoAddAtOnceEachMakeABoardOfTheirOwn() throws Exception {
        var made = atOnce(n -> post("/api/boards", AtSites.board("Racer " + n, null, List.of())));
        var ids = new HashSet<Integer>();
        made.forEach(answer -> ids.add(answer.is(201).json().get("id").asInt()));
        assertThat(ids).hasSize(made.size());
        assertThat(Rows.number("select count(*) from worklists.board where tenant_id = 2 and closed_at is null"
                        + " and name like 'Racer %'"))
                .isEqualTo(made.size());
    }

    @Test
    void ofTwoWhoGiveATopicAwayAtOnceOneIsRefused() throws Exception {
        var north = clinic.site("North Street");
        var made = atOnce(n -> post("/api/boards", AtSites.board("Taker " + n, north, List.of("BILL"))));
        assertThat(made.stream().map(Answer::outcome))
                .containsOnlyOnce("201")
                .containsOnly("201", "409 board.TOPIC_TAKEN");
    }

    @Test
    void aSiteThatClosesWhileABoardComesToItEndsAsOneOfTheTwo() throws Exception {
        for (int round = 0; round < 5; round++) {
            var site = clinic.site("Round " + round);
            int number = round;
            atOnce(n -> n % 2 == 0
                    ? clinic.close(site)
                    : post("/api/boards", AtSites.board("Late " + number + n, site, List.of())));
            assertThat(Rows.number(
                            "select count(*) from worklists.board b join tenancy.site s on s.id = b.site_id"
                                    + " where b.site_id = ? and b.closed_at is null and s.closed_at is not null",
                            site))
                    .as("open boards of a closed site")
                    .isZero();
        }
    }

    private static List<Answer> atOnce(IntFunction<Answer> one) throws Exception {
        int many = 4;
        var ready = new CountDownLatch(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int n = 0; n < many; n++) {
                int number = n;
                calls.add(() -> {
                    ready.countDown();
                    ready.await();
                    return one.apply(number);
                });
            }
            var answers = new ArrayList<Answer>();
            for (var done : threads.invokeAll(calls)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private Answer post(String body) {
        return post("/api/sites", body);
    }

    private Answer post(String path, String body) {
        return clinic.administrator().post(path, body);
    }

    private Answer put(UUID site, String body) {
        return clinic.administrator().send("PUT", "/api/sites/" + site, body);
    }

    private static long entries(int act) {
        return Rows.number(
                "select count(distinct e.request) from audit.event e where e.tenant_id = ? and e.act = ?"
                        + " and e.subject_id is not null and not exists (select from audit.event r"
                        + " where r.request = e.request and r.outcome <> 1)",
                World.OTHER_CLINIC.value(),
                act);
    }
}
