package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import tools.jackson.databind.JsonNode;

/** A pharmacy names several medicines that it would rather give: all are shown, one is chosen, and that one goes out. */
@Proves("T20")
class AlternativesTest extends RefillScene {

    private static final String HALF = """
            <MedicationRequested><DrugDescription>lisinopril 5 MG Oral Tablet</DrugDescription>\
            <Quantity><Value>60</Value></Quantity><DaysSupply>30</DaysSupply>\
            <Sig><SigText>Take 2 tablets by mouth once a day.</SigText></Sig></MedicationRequested>""";
    private static final String OTHER = """
            <MedicationRequested><DrugDescription>Losartan potassium 50 MG Oral Tablet</DrugDescription>\
            </MedicationRequested>""";
    private static final String UNKNOWN = """
            <MedicationRequested><DrugDescription>Zzyrtamab 5 MG Oral Tablet</DrugDescription></MedicationRequested>""";
    private static final String CONTROLLED = """
            <MedicationRequested><DrugDescription>oxycodone hydrochloride 5 MG Oral Tablet</DrugDescription>\
            </MedicationRequested>""";

    @Test
    void eachIsShownWithWhatThePharmacyWouldGiveAndNoneIsChosenForThePhysician() {
        var change = asked(HALF + OTHER);
        var item = item(physician, change);
        assertThat(item.at("/refill/medicine/name").asString()).isEqualTo("lisinopril 10 MG Oral Tablet");
        var shown = item.at("/refill/change/alternatives");
        assertThat(shown.findValuesAsString("medicine"))
                .containsExactly("lisinopril 5 MG Oral Tablet", "Losartan potassium 50 MG Oral Tablet");
        assertThat(shown.at("/0/proposal/quantity").asString()).isEqualTo("60");
        assertThat(shown.at("/0/proposal/sig").asString()).isEqualTo("Take 2 tablets by mouth once a day.");
        assertThat(shown.at("/1/proposal/quantity").asString())
                .as("as it was prescribed")
                .isEqualTo("30");
        assertThat(item.at("/refill/proposal/alternative").isNull()).isTrue();
        assertThat(item.at("/refill/proposal/quantity").asString()).isEqualTo("30");

        Asking.approve(physician, item).is(422, "refill.ALTERNATIVE");
        approve(item, chosen(item, 1).replace("\"alternative\":1", "\"alternative\":2"))
                .is(422, "refill.ALTERNATIVE");
        Asking.decide(nurse, item(nurse, change), "approve", "\"decision\":" + chosen(item, 0))
                .is(403, "refill.PRESCRIBER_ONLY");
        assertThat(item(physician, change).at("/refill/state").asString()).isEqualTo("SENT");
    }

    @Test
    void theAnswerCarriesTheOneThatWasChosenAndThePatientReadsOfIt() {
        var proxy = world().fresh(Role.PROXY);
        world().relate(proxy, nia, Relation.PROXY);
        var change = asked(HALF + OTHER);
        var item = item(physician, change);
        approve(item, chosen(item, 1)).is(200);

        var said = answer(change);
        assertThat(said)
                .contains("<RxChangeResponse>", "<Approved", "Losartan potassium 50 MG Oral Tablet")
                .doesNotContain("lisinopril", "RXNORM");
        assertThat(item(physician, change).at("/refill/medicine/name").asString())
                .as("what was chosen")
                .isEqualTo("Losartan potassium 50 MG Oral Tablet");
        var line = Asking.refill(patient, nia, change);
        assertThat(line.at("/instead/medicine").asString()).isEqualTo("Losartan potassium 50 MG Oral Tablet");
        assertThat(line.at("/medicine/sent").asString()).isEqualTo("lisinopril 10 MG Oral Tablet");
        var theirs = Asking.refill(world().as(proxy), nia, change);
        assertThat(theirs.get("instead").isObject()).isTrue();
        assertThat(theirs.toString())
                .as("nobody knows what it is for, so whoever stands in does not read its name")
                .doesNotContain("Losartan");
    }

    @Test
    void anotherAmountThanThatAlternativesIsAnApprovalWithChanges() {
        var change = asked(HALF + OTHER);
        var item = item(physician, change);
        approve(item, chosen(item, 0).replace("\"refills\":3", "\"refills\":1")).is(200);
        assertThat(answer(change)).contains("<ApprovedWithChanges", "lisinopril 5 MG Oral Tablet");
        assertThat(item(physician, change).at("/refill/state").asString()).isEqualTo("CHANGED");
    }

    @Test
    void oneThatIsNotKnownIsNotSentAndTheOthersMayBe() {
        var change = asked(UNKNOWN + HALF);
        var item = item(physician, change);
        assertThat(item.at("/refill/controlled").asBoolean()).isFalse();
        assertThat(item.at("/refill/change/alternatives/0/controlled").asBoolean())
                .isTrue();
        approve(item, chosen(item, 0)).is(409, "refill.CONTROLLED");
        approve(item, chosen(item, 1)).is(200);
    }

    @Test
    void withAControlledOneAmongThemNothingIsSentAndPaperNamesTheChosenOne() {
        var change = asked(HALF + CONTROLLED);
        var item = item(physician, change);
        assertThat(item.at("/refill/controlled").asBoolean()).isTrue();
        approve(item, chosen(item, 0)).is(409, "refill.CONTROLLED");
        Asking.decide(physician, item, "on-paper", "\"words\":null,\"decision\":null")
                .is(403, "session.STEP_UP");

        var stepped = Asking.steppedUp(physician, physicianHerself, clock());
        Asking.decide(stepped, item, "on-paper", "\"words\":null,\"decision\":" + chosen(item, 1))
                .is(200);
        var paper = stepped.post("/api/queue/" + itemId(change) + "/refill/print", "{}")
                .is(200)
                .json();
        assertThat(paper.get("medicine").asString()).isEqualTo("oxycodone hydrochloride 5 MG Oral Tablet");
    }

    /** A change item for her lisinopril, as the pharmacy asked for it. */
    private UUID asked(String wanted) {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, id)).is(200);
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        assertThat(world().pharmacies().brings(request(order, wanted))).contains("<Code>010</Code>");
        return Rows.id("select id from refills.request where patient_id = ? and asks_change", nia.value());
    }

    private static String chosen(JsonNode item, int number) {
        return item.at("/refill/change/alternatives/" + number + "/proposal").toString();
    }

    private org.keepwell.testing.Answer approve(JsonNode item, String decision) {
        return Asking.decide(physician, item, "approve", "\"decision\":" + decision);
    }

    private String answer(UUID change) {
        return world().pharmacies().said(nia, Rows.id("select message_id from refills.request where id = ?", change));
    }

    private String request(UUID order, String wanted) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message xmlns=\"http://www.ncpdp.org/schema/SCRIPT\""
                + " version=\"2017071\"><Header><To>CLINIC</To><From>9900001</From><MessageID>"
                + UUID.randomUUID().toString().replace("-", "")
                + "</MessageID><SentTime>2026-01-15T09:30:00Z</SentTime><PrescriberOrderNumber>"
                + order.toString().replace("-", "")
                + "</PrescriberOrderNumber></Header><Body><RxChangeRequest>"
                + "<RequestReferenceNumber>R1</RequestReferenceNumber><MessageRequestCode>OS</MessageRequestCode>"
                + "<Patient><HumanPatient><Identification><MedicalRecordIdentificationNumberEHR>" + number
                + "</MedicalRecordIdentificationNumberEHR></Identification><Name><LastName>Marsh</LastName>"
                + "<FirstName>Nia</FirstName></Name><Gender>F</Gender><DateOfBirth><Date>" + birthDate
                + "</Date></DateOfBirth></HumanPatient></Patient><Pharmacy><Identification><NCPDPID>9900001"
                + "</NCPDPID></Identification><BusinessName>Lantern Pharmacy</BusinessName></Pharmacy><Prescriber>"
                + "<NonVeterinarian><Identification><NPI>9999000371</NPI></Identification><Name><LastName>Okafor"
                + "</LastName><FirstName>Amara</FirstName></Name></NonVeterinarian></Prescriber>"
                + "<MedicationPrescribed><DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription><Quantity>"
                + "<Value>30</Value></Quantity><DaysSupply>30</DaysSupply><NumberOfRefills>3</NumberOfRefills>"
                + "<Sig><SigText>Take 1 tablet by mouth once a day.</SigText></Sig></MedicationPrescribed>" + wanted
                + "</RxChangeRequest></Body></Message>";
    }
}
