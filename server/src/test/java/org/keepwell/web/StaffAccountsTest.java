package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Caller;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** What an administrator is told of accounts, and what is kept of a switch. */
class StaffAccountsTest extends HttpTest {

    @Test
    void theReasonOfASwitchIsKeptAndShown() {
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        var nurse = world().fresh(Role.NURSE);
        var path = "/api/accounts/" + nurse.id();

        administrator
                .post(path + "/off", "{\"reason\":\"On leave until spring\"}")
                .is(204);
        assertThat(row(administrator, nurse.id()).get("switchReason").asString())
                .isEqualTo("On leave until spring");
        clock().advance(java.time.Duration.ofSeconds(1));
        administrator.post(path + "/on", "{\"reason\":\"Back at work\"}").is(204);

        var row = row(administrator, nurse.id());
        assertThat(row.get("switchReason").asString()).isEqualTo("Back at work");
        assertThat(row.get("switchedAt").asString()).isNotBlank();
        assertThat(Rows.number("select count(*) from identity.account_switch where account_id = ?", nurse.id()))
                .isEqualTo(2);
        assertThat(Rows.number(
                        "select count(*) from identity.account_switch where position(?::bytea in reason) > 0",
                        "leave".getBytes(StandardCharsets.UTF_8)))
                .as("in clear")
                .isZero();
    }

    @Test
    void anAccountThatWasNeverSwitchedSaysNothingOfIt() {
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        var nurse = world().fresh(Role.NURSE);
        world().as(nurse);

        var row = row(administrator, nurse.id());

        assertThat(row.get("switchReason").isNull()).isTrue();
        assertThat(row.get("sessions").asInt()).isEqualTo(1);
    }

    @Test
    void thePagesOfTheListAddUpToItsTotal() {
        var administrator = world().as(world().standing(Role.ADMINISTRATOR, Relation.NONE));
        for (int n = 0; n < 55; n++) {
            world().invited(Role.BILLING);
        }
        var first = administrator.get("/api/accounts").is(200).json();
        int shown = 0;
        for (var page = first;
                ;
                page = administrator
                        .get("/api/accounts?cursor=" + page.get("next").asString())
                        .json()) {
            shown += page.get("items").size();
            if (page.get("next").isNull()) {
                break;
            }
        }

        assertThat(first.get("items").size()).isEqualTo(50);
        assertThat(shown).isEqualTo(first.get("total").asInt());
    }

    private static JsonNode row(Caller administrator, UUID id) {
        for (var page = administrator.get("/api/accounts").json(); ; ) {
            for (var row : page.get("items")) {
                if (row.get("id").asString().equals(id.toString())) {
                    return row;
                }
            }
            if (page.get("next").isNull()) {
                throw new AssertionError("not in the list: " + id);
            }
            page = administrator
                    .get("/api/accounts?cursor=" + page.get("next").asString())
                    .json();
        }
    }
}
