package org.keepwell.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Rows;

/** A queue of more than a page is shown to its end, whatever becomes of one item in it. */
class QueuePagesTest extends HttpTest {

    private static final int ITEMS = 52;

    @Test
    void whatCannotBeOpenedAnyMoreEndsNoQueue() {
        var clinic = new AtSites(world());
        var doctor = clinic.fresh(Role.PHYSICIAN);
        world().relate(doctor, world().olga(), Relation.CARE_TEAM);
        int board = clinic.administrator()
                .post("/api/boards", AtSites.boardOf(doctor, List.of("MEDICAL"), doctor))
                .is(201)
                .json()
                .get("id")
                .asInt();
        var titles = IntStream.range(0, ITEMS).mapToObj(n -> "Line " + n).toList();
        titles.forEach(title -> clinic.askOf(doctor, "MEDICAL", null, title).is(201));
        // as if the key of its patient were gone
        Rows.change(
                "update worklists.item set patient_id = ? where board_id = ? and tenant_id = 2 and id ="
                        + " (select id from worklists.item where board_id = ? and tenant_id = 2 order by due_at, id limit 1)",
                UUID.randomUUID(),
                board,
                board);

        var shown = new ArrayList<String>();
        var from = "";
        do {
            var page = world().as(doctor)
                    .get("/api/queue?board=" + board + from)
                    .is(200)
                    .json();
            page.get("items").forEach(row -> shown.add(row.get("title").asString()));
            from = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!from.isEmpty());

        assertThat(shown).containsExactlyElementsOf(titles.subList(1, ITEMS));
    }
}
