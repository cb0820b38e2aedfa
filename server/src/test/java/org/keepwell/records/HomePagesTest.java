package org.keepwell.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Act;
import org.keepwell.access.Category;
import org.keepwell.access.Label;

class HomePagesTest {

    private final HomePages homes = RecordContext.bean(HomePages.class);
    private final MadeUpPatient ana = MadeUpPatient.named("Ana", "female", "1968-04-09");

    @Test
    void theFirstVisitShowsTheLastThirtyDaysAndHowFarBackTheRecordGoes() {
        ana.add(condition("Old thing").at("1999-07"));
        ana.add(condition("New thing").daysAgo(5));
        ana.add(condition("Not so new thing").daysAgo(60));

        var home = home();

        assertThat(home.first()).isTrue();
        assertThat(home.recordSince()).isEqualTo(1999);
        assertThat(home.cards()).hasSize(1);
        assertThat(home.cards().getFirst().group()).isEqualTo(Group.CONDITIONS);
        assertThat(home.cards().getFirst().count()).isEqualTo(1);
        assertThat(home.cards().getFirst().itemId()).isNotNull();
        assertThat(home.counts()).containsEntry("conditions", 3).containsEntry("results", 0);
        assertThat(home.person().name()).isEqualTo("Ana Muster");
        assertThat(home.person().recordNumber()).isEqualTo("KW-1");
    }

    @Test
    void onceOpenedAGroupShowsOnlyWhatArrivedSince() {
        ana.add(condition("Seen").daysAgo(5));
        homes.seen(ana.self(Act.MARK_SEEN), Group.CONDITIONS, Instant.now());
        ana.add(condition("Arrived since").daysAgo(60).arrived(Instant.now().plusSeconds(1)));
        ana.add(condition("Arrived since, but of last year")
                .daysAgo(200)
                .arrived(Instant.now().plusSeconds(1)));

        var home = home();

        assertThat(home.first()).isFalse();
        assertThat(home.recordSince()).isNull();
        assertThat(home.cards()).hasSize(1);
        assertThat(home.cards().getFirst().names()).extracting(Name::sent).containsExactly("Arrived since");
    }

    @Test
    void whatWasSeenIsNotForgottenWhenAnOlderWindowTellsLater() {
        ana.add(condition("Seen").daysAgo(5));
        homes.seen(ana.self(Act.MARK_SEEN), Group.CONDITIONS, Instant.now());
        homes.seen(ana.self(Act.MARK_SEEN), Group.CONDITIONS, Instant.parse("2001-01-01T00:00:00Z"));

        assertThat(home().cards()).isEmpty();
    }

    @Test
    void aCardOfResultsTellsHowManyValuesAreOutsideTheirRange() {
        var panel = ana.add(Made.panel("24323-8", "Panel", "").daysAgo(2));
        ana.add(Made.lab("2951-2", "Sodium", "129", "mmol/L", Made.range("136", "145", "mmol/L"))
                .daysAgo(2)
                .inside(panel));
        ana.add(Made.lab("2823-3", "Potassium", "4.2", "mmol/L", Made.range("3.5", "5.0", "mmol/L"))
                .daysAgo(2)
                .inside(panel));
        ana.add(Made.lab("4548-4", "Hemoglobin A1c", "5.9", "%", Made.range("4.0", "5.6", "%"))
                .daysAgo(3));

        var card = home().cards().getFirst();

        assertThat(card.group()).isEqualTo(Group.RESULTS);
        assertThat(card.count()).isEqualTo(2);
        assertThat(card.outsideRange()).isEqualTo(2);
        assertThat(card.names()).hasSize(2);
    }

    @Test
    void theNextVisitIsAPlannedOneAndTheLastOneTookPlace() {
        ana.add(visit("cancelled").daysAgo(1));
        var last = ana.add(visit("finished").daysAgo(10));
        ana.add(visit("cancelled").daysAgo(-2));
        var next = ana.add(visit("planned").daysAgo(-7));
        ana.add(visit("planned").daysAgo(-30));

        var home = home();

        assertThat(home.lastVisit()).extracting(VisitRow::id).isEqualTo(last);
        assertThat(home.nextVisit())
                .extracting(VisitRow::id, VisitRow::siteZone, VisitRow::clinician)
                .containsExactly(next, "America/Chicago", "Dr. Made Up");
    }

    @Test
    void anotherPatientAndHiddenLabelsLeaveNoTrace() {
        ana.add(condition("Depression").daysAgo(5).labelled(Label.MENTAL_HEALTH));
        var ben = MadeUpPatient.named("Ben", "male", "1990-01-01");

        assertThat(homes.of(ben.self(Act.READ_HOME), Language.EN, false).counts())
                .containsEntry("conditions", 0);
        var proxy = homes.of(ana.proxy(Act.READ_HOME), Language.EN, false);
        assertThat(proxy.cards()).isEmpty();
        assertThat(proxy.counts()).containsEntry("conditions", 0);
        assertThat(proxy.recordSince()).isNull();
        assertThat(home().cards()).hasSize(1);
    }

    private Home home() {
        return homes.of(ana.self(Act.READ_HOME), Language.EN, false);
    }

    private static Made condition(String text) {
        return Made.of(
                ResourceType.CONDITION,
                Shelf.CONDITION,
                Category.CONDITIONS,
                "{\"code\": {\"text\": \"" + text + "\"}}");
    }

    private static Made visit(String status) {
        return Made.of(ResourceType.ENCOUNTER, Shelf.VISIT, Category.VISITS, """
                {"status": "%s", "class": {"code": "AMB"}, "type": [{"text": "Check-up"}],
                 "participant": [{"individual": {"display": "Dr. Made Up"}}]}
                """.formatted(status));
    }
}
