package org.keepwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.HttpTest;
import org.keepwell.testing.Proves;
import tools.jackson.databind.JsonNode;

/** What a patient reads in the own log of other people: staff by name, another patient not at all. */
@Proves("T13")
class WhoLookedTest extends HttpTest {

    @Test
    void anotherPatientsTryIsToldWithoutSayingWhoItWas() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var other = world().fresh(Role.PATIENT);
        var ana = "/api/patients/" + world().ana().value();
        world().as(other).get(ana + "/results").is(404);

        var newest = rows(self.get(ana + "/accesses?filter=refused").is(200).json())
                .iterator()
                .next();

        assertThat(newest.get("who").asString()).isEqualTo("OTHER");
        assertThat(newest.get("name").isNull()).isTrue();
        assertThat(newest.get("role").isNull()).isTrue();
        assertThat(newest.get("outcome").asString()).isEqualTo("REFUSED");
    }

    @Test
    void staffAreNamedAlsoWhenTheyWereRefused() {
        var self = world().as(world().standing(Role.PATIENT, Relation.SELF));
        var nurse = world().fresh(Role.NURSE);
        var ana = "/api/patients/" + world().ana().value();
        world().as(nurse).get(ana + "/chart").is(404);

        var newest = rows(self.get(ana + "/accesses?filter=refused").is(200).json())
                .iterator()
                .next();

        assertThat(newest.get("who").asString()).isEqualTo("STAFF");
        assertThat(newest.get("name").asString()).isNotBlank();
        assertThat(newest.get("role").asString()).isEqualTo("NURSE");
    }

    private static Iterable<JsonNode> rows(JsonNode page) {
        var items = page.get("items");
        assertThat(StreamSupport.stream(items.spliterator(), false).count()).isPositive();
        return items;
    }
}
