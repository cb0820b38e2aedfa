package org.keepwell.refills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;

/** A pharmacy asks for more: of what, whether it is in the chart, and that each of its requests has an answer. */
@Proves("T20")
class PharmacyAsksTest extends RefillScene {

    private static final String HERS = "select count(*) from refills.request where patient_id = ?";

    @Test
    void whatIsInTheChartIsThatMedicineAndJoinsItsRequest() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);

        assertThat(asks("9900001", "Lisinopril 10 MG oral tablet", null)).contains("010");

        assertThat(Rows.number(HERS, nia.value())).isEqualTo(1);
        var item = item(nurse, id);
        assertThat(item.at("/refill/fromPharmacy").asBoolean()).isTrue();
        assertThat(item.at("/refill/asked/inChart").asBoolean()).isTrue();
        assertThat(item.at("/refill/asked/quantity").asString()).isEqualTo("90");
        assertThat(item.at("/refill/asked/medicine").asString()).isEqualTo("Lisinopril 10 MG oral tablet");
        assertThat(item.at("/refill/protocol/allowed").asBoolean()).isTrue();
        Asking.approve(nurse, item).is(200);
        assertThat(answered()).isEqualTo(1);
    }

    @Test
    void aSecondRequestForTheSameIsAnsweredAtOnce() {
        asks("9900001", "Lisinopril 10 MG oral tablet", null);
        asks("9900002", "Lisinopril 10 MG oral tablet", null);

        assertThat(Rows.number(HERS, nia.value())).isEqualTo(1);
        assertThat(Rows.number("select count(*) from pharmacy.request where patient_id = ?", nia.value()))
                .isEqualTo(2);
        assertThat(answered()).as("the second").isEqualTo(1);
        assertThat(Rows.number(
                        "select count(*) from pharmacy.outbox o join pharmacy.request q on q.id = o.request_id"
                                + " where o.patient_id = ? and o.kind = 3 and q.sender = '9900002'",
                        nia.value()))
                .isEqualTo(1);
        var id = Rows.id("select id from refills.request where patient_id = ?", nia.value());
        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
        assertThat(answered()).as("both").isEqualTo(2);
    }

    @Test
    void whatIsNotInTheChartIsAPhysiciansWhateverProtocolNamesIt() {
        asks("9900001", "Losartan potassium 50 MG Oral Tablet", null);
        var id = Rows.id("select id from refills.request where patient_id = ?", nia.value());
        var item = item(nurse, id);
        assertThat(item.at("/refill/asked/inChart").asBoolean()).isFalse();
        assertThat(item.at("/refill/protocol").isNull()).isTrue();
        assertThat(item.at("/refill/whyNot").asString()).isEqualTo("PRESCRIBER_ONLY");
        assertThat(item.at("/refill/facts/laboratory"))
                .as("shown without a protocol")
                .hasSize(2);
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
        Asking.approve(physician, item(physician, id)).is(200);
    }

    @Test
    void anOrderOfOursAndAnotherDrugIsNotRenewedAsTheOrder() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, id)).is(200);
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        asks("9900001", "Lisinopril 40 MG Oral Tablet", order);
        var theirs =
                Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());
        assertThat(item(nurse, theirs).at("/refill/medicine/name").asString())
                .isEqualTo("Lisinopril 40 MG Oral Tablet");
        assertThat(item(nurse, theirs).at("/refill/whyNot").asString()).isEqualTo("PRESCRIBER_ONLY");
    }

    @Test
    void whatAPharmacyAsksTooEarlySaysSoAndIsNoProtocols() {
        var id = Asking.asks(patient, nia, "lisinopril 10 mg oral", pharmacy);
        Asking.approve(physician, item(physician, id)).is(200);
        var order = Rows.id("select order_id from refills.request where id = ?", id);
        asks("9900001", "lisinopril 10 MG Oral Tablet", order);
        var theirs =
                Rows.id("select id from refills.request where patient_id = ? and renewal_id is not null", nia.value());
        var item = item(nurse, theirs);
        assertThat(item.at("/refill/early").asBoolean()).isTrue();
        assertThat(item.at("/refill/asked/inChart").asBoolean()).isTrue();
        assertThat(item.at("/refill/whyNot").asString()).isEqualTo("PROTOCOL");
        Asking.approve(nurse, item).is(409, "refill.PROTOCOL");
    }

    @Test
    void aPharmacyThatIsNotKnownHereIsSaidToBeAndAnotherMustBeChosen() {
        asks("9912345", "Lisinopril 10 MG oral tablet", null);
        var id = Rows.id("select id from refills.request where patient_id = ?", nia.value());
        var item = item(physician, id);
        assertThat(item.at("/refill/asked/inDirectory").asBoolean()).isFalse();
        assertThat(item.at("/refill/asked/pharmacy").asString()).isEqualTo("Lantern Pharmacy");
        Asking.approve(physician, item).is(422, "refill.NO_SUCH_PHARMACY");
        var chosen = item.at("/refill/proposal")
                .toString()
                .replace("\"pharmacyId\":null", "\"pharmacyId\":\"" + pharmacy + "\"");
        Asking.decide(physician, item, "approve", "\"decision\":" + chosen).is(200);
    }

    /** SCRIPT: Replace and the approvals are for the pharmacy that asked; one that goes elsewhere is Denied, and a NewRx. */
    @Test
    void whatGoesToAnotherPharmacyIsDeniedToTheOneThatAskedAndNothingIsSaidToFollowThere() {
        asks("9900001", "Lisinopril 10 MG oral tablet", null);
        var id = Rows.id("select id from refills.request where patient_id = ?", nia.value());
        var item = item(physician, id);
        assertThat(item.at("/refill/asked/pharmacyId").asString()).isEqualTo(pharmacy.toString());
        var other = world().pharmacies().id("9900002");
        var chosen = item.at("/refill/proposal").toString().replace(pharmacy.toString(), other.toString());
        Asking.decide(physician, item, "approve", "\"decision\":" + chosen).is(200);

        var toAsker = said("kind = 3");
        assertThat(toAsker)
                .contains("<RxRenewalResponse>", "<To>9900001</To>", "<Denied><ReasonCode>AP</ReasonCode>")
                .contains("<DenialReason>Prescribed, and sent to another pharmacy.</DenialReason>")
                .as("what is sent elsewhere, and to whom, is not the first one's to know")
                .doesNotContain("follow", "9900002", "Lisinopril", "lisinopril");
        assertThat(said("kind = 1")).contains("<NewRx>", "<To>9900002</To>");
        assertThat(Asking.refill(patient, nia, id).at("/pharmacy/id").asString())
                .as("the patient reads where it is")
                .isEqualTo(other.toString());
    }

    private String said(String kind) {
        return world().pharmacies()
                .said(nia, Rows.id("select id from pharmacy.outbox where patient_id = ? and " + kind, nia.value()));
    }

    @Test
    void aDenialThatDoesNotArriveComesBackToTheQueueAndSaysSo() {
        asks("9900011", "Lisinopril 10 MG oral tablet", null); // refuses whatever it is sent
        var id = Rows.id("select id from refills.request where patient_id = ?", nia.value());
        Asking.decide(physician, item(physician, id), "deny", "\"reason\":\"TOO_EARLY\",\"words\":null")
                .is(200);
        await(
                "failed",
                () -> Rows.number(
                                "select count(*) from pharmacy.outbox where patient_id = ? and state = 5", nia.value())
                        == 1);
        var item = item(physician, id);
        assertThat(item.at("/refill/asked/answerFailed").asBoolean()).isTrue();
        assertThat(item.at("/row/state").asString()).isEqualTo("OPEN");
        assertThat(item.at("/refill/state").asString()).isEqualTo("DENIED");
    }

    private long answered() {
        return Rows.number("select count(*) from pharmacy.request where patient_id = ? and answered", nia.value());
    }

    /** @return what the sender is answered */
    private String asks(String ncpdpId, String medicine, @Nullable UUID order) {
        var header = "<To>CLINIC</To><From>" + ncpdpId + "</From><MessageID>"
                + UUID.randomUUID().toString().replace("-", "")
                + "</MessageID><SentTime>2026-01-15T09:30:00Z</SentTime>"
                + (order == null
                        ? ""
                        : "<PrescriberOrderNumber>" + order.toString().replace("-", "") + "</PrescriberOrderNumber>");
        return world().pharmacies()
                .brings(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message xmlns=\"http://www.ncpdp.org/schema/SCRIPT\""
                                + " version=\"2017071\"><Header>" + header
                                + "</Header><Body><RxRenewalRequest><Patient><HumanPatient>"
                                + "<Identification><MedicalRecordIdentificationNumberEHR>" + number
                                + "</MedicalRecordIdentificationNumberEHR></Identification><Name><LastName>Marsh</LastName>"
                                + "<FirstName>Nia</FirstName></Name><Gender>F</Gender><DateOfBirth><Date>" + birthDate
                                + "</Date></DateOfBirth></HumanPatient></Patient><Pharmacy><Identification><NCPDPID>"
                                + ncpdpId
                                + "</NCPDPID></Identification><BusinessName>Lantern Pharmacy</BusinessName></Pharmacy><Prescriber>"
                                + "<NonVeterinarian><Identification><NPI>9999000371</NPI></Identification><Name><LastName>Okafor"
                                + "</LastName><FirstName>Amara</FirstName></Name></NonVeterinarian></Prescriber>"
                                + "<MedicationPrescribed><DrugDescription>" + medicine
                                + "</DrugDescription><Quantity><Value>90</Value>"
                                + "</Quantity><DaysSupply>90</DaysSupply><Sig><SigText>Take 1 tablet by mouth once a day.</SigText></Sig>"
                                + "</MedicationPrescribed></RxRenewalRequest></Body></Message>");
    }
}
