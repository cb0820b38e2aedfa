package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** A protocol proposes nothing until a physician has signed its text. */
@Proves("T20")
class SignaturesTest extends RefillScene {

    @Test
    void withoutASignatureANurseRenewsNothing() {
        world().relate(physicianHerself, nia, Relation.CARE_TEAM);
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(item(nurse, id).at("/refill/mayApprove").asBoolean()).isTrue();

        var signed = protocol();
        assertThat(signed.at("/signed/by").asString()).isNotBlank();
        nurse.post(path("withdraw"), "{}").is(403, "access.REFUSED");
        var stepped = Asking.steppedUp(physician, physicianHerself, clock());
        stepped.post(path("withdraw"), "{}").is(204);
        stepped.post(path("withdraw"), "{}").is(409, "protocol.NOT_SIGNED");
        physician = world().as(physicianHerself);
        var item = item(nurse, id);
        assertThat(item.at("/refill/protocol").isNull()).isTrue();
        Asking.approve(nurse, item).is(403, "refill.PRESCRIBER_ONLY");
        var row = item.get("row");
        var batch = physician
                .post(
                        "/api/queue/refills/approve",
                        "{\"items\":[{\"id\":\"" + row.get("id").asString() + "\",\"version\":"
                                + row.get("version").asInt() + "}]}")
                .is(200)
                .json();
        assertThat(batch.at("/left/0/code").asString()).isEqualTo("refill.PROTOCOL");

        var hash = signed.get("hash").asString();
        nurse.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(403, "access.REFUSED");
        physician.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(403, "session.STEP_UP");
        stepped.post(path("sign"), "{\"hash\":\"" + "0".repeat(64) + "\"}").is(409, "protocol.CHANGED");
        stepped.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(204);
        stepped.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(409, "protocol.SIGNED");
        Asking.approve(nurse, item(nurse, id)).is(200);
    }

    /** Whoever finds a physician's screen open lets nobody renew. */
    @Test
    @Proves({"T20", "T06"})
    void itTakesACodeOfThisSessionOfTheLastFiveMinutes() {
        var hash = protocol().get("hash").asString();
        physician.post(path("withdraw"), "{}").is(403, "session.STEP_UP");
        var stepped = Asking.steppedUp(physician, physicianHerself, clock());
        var another = world().as(physicianHerself);
        another.post(path("withdraw"), "{}").is(403, "session.STEP_UP");
        clock().advance(Duration.ofSeconds(301));
        stepped.post(path("withdraw"), "{}").is(403, "session.STEP_UP");
        assertThat(protocol().get("signed").isNull()).as("still signed").isFalse();
        assertThat(Rows.number(
                        "select count(*) from audit.event where actor = ? and act = 191 and outcome = 2",
                        physicianHerself.id()))
                .isEqualTo(3);

        var again = Asking.steppedUp(stepped, physicianHerself, clock());
        again.post(path("withdraw"), "{}").is(204);
        another.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(403, "session.STEP_UP");
        assertThat(protocol().get("signed").isNull()).as("signed by nobody").isTrue();
        again.post(path("sign"), "{\"hash\":\"" + hash + "\"}").is(204);
    }

    @Test
    void aChangedTextTakesAnotherSignature() {
        Rows.change(
                "update refills.protocol_signature set hash = ? where protocol_id = ? and withdrawn_at is null",
                "0".repeat(64),
                ID);
        var changed = protocol();
        assertThat(changed.get("signed").isNull()).isTrue();
        assertThat(changed.get("earlier").asBoolean()).isTrue();
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        assertThat(item(nurse, id).at("/refill/whyNot").asString()).isEqualTo("PRESCRIBER_ONLY");
    }

    /** Whoever asks again right after a fill takes more than was meant, or loses it: that is a physician's to look at. */
    @Test
    void anEarlyOneIsNoProtocols() {
        Asking.approve(physician, item(physician, Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy)))
                .is(200);
        await(
                "filled",
                () -> Rows.number(
                                "select count(*) from refills.request where state = 6 and patient_id = ?", nia.value())
                        == 1);
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        var item = item(nurse, id);
        assertThat(item.at("/refill/early").asBoolean()).isTrue();
        assertThat(item.at("/refill/whyNot").asString()).isEqualTo("PROTOCOL");
        assertThat(item.at("/refill/protocol/conditions")
                        .valueStream()
                        .filter(one -> !one.get("met").asBoolean()))
                .hasSize(1);
        Asking.approve(nurse, item).is(409, "refill.PROTOCOL");
        var row = item.get("row");
        var batch = physician
                .post(
                        "/api/queue/refills/approve",
                        "{\"items\":[{\"id\":\"" + row.get("id").asString() + "\",\"version\":"
                                + row.get("version").asInt() + "}]}")
                .is(200)
                .json();
        assertThat(batch.at("/left/0/code").asString()).isEqualTo("refill.PROTOCOL");
        Asking.approve(physician, item).is(200);
    }

    private static final String ID = "blood-pressure-kidney";

    private static String path(String what) {
        return "/api/protocols/" + ID + "/" + what;
    }

    private JsonNode protocol() {
        for (var one : nurse.get("/api/protocols").is(200).json().get("items")) {
            if (one.get("id").asString().equals(ID)) {
                return one;
            }
        }
        throw new AssertionError("no protocol " + ID);
    }
}
