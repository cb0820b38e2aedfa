package org.keepwell.refills;

import java.util.UUID;

/** Messages as a pharmacy writes them, about one patient. @param from the pharmacy's number in the network */
record Brought(String from, String number, String birthDate) {

    /** @param wanted what it would rather give */
    String change(UUID order, String wanted) {
        return message(
                order,
                "<RxChangeRequest><RequestReferenceNumber>R1</RequestReferenceNumber>"
                        + "<MessageRequestCode>OS</MessageRequestCode>" + people()
                        + prescribed("lisinopril 10 MG Oral Tablet", "<NumberOfRefills>3</NumberOfRefills>") + wanted
                        + "</RxChangeRequest>");
    }

    /** @param refills how many it asks for; empty where it leaves that open */
    String renewal(UUID order, String refills) {
        var asked = refills.isEmpty() ? "" : "<PharmacyRequestedRefills>" + refills + "</PharmacyRequestedRefills>";
        return message(
                order,
                "<RxRenewalRequest>" + people()
                        + prescribed("lisinopril 10 MG Oral Tablet", asked)
                                .replace("MedicationPrescribed", "MedicationDispensed")
                        + prescribed("lisinopril 10 MG Oral Tablet", "<NumberOfRefills>0</NumberOfRefills>")
                        + "</RxRenewalRequest>");
    }

    private static String prescribed(String medicine, String refills) {
        return "<MedicationPrescribed><DrugDescription>" + medicine + "</DrugDescription><Quantity><Value>30</Value>"
                + "</Quantity><DaysSupply>30</DaysSupply>" + refills
                + "<Sig><SigText>TAKE 1 TABLET BY MOUTH ONCE A DAY.</SigText></Sig></MedicationPrescribed>";
    }

    private String people() {
        return "<Patient><HumanPatient><Identification><MedicalRecordIdentificationNumberEHR>" + number
                + "</MedicalRecordIdentificationNumberEHR></Identification><Name><LastName>Marsh</LastName>"
                + "<FirstName>Nia</FirstName></Name><Gender>F</Gender><DateOfBirth><Date>" + birthDate
                + "</Date></DateOfBirth></HumanPatient></Patient><Pharmacy><Identification><NCPDPID>" + from
                + "</NCPDPID></Identification><BusinessName>Lantern Pharmacy</BusinessName></Pharmacy><Prescriber>"
                + "<NonVeterinarian><Identification><NPI>9999000371</NPI></Identification><Name><LastName>Okafor"
                + "</LastName><FirstName>Amara</FirstName></Name></NonVeterinarian></Prescriber>";
    }

    private String message(UUID order, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message xmlns=\"http://www.ncpdp.org/schema/SCRIPT\""
                + " version=\"2017071\"><Header><To>CLINIC</To><From>" + from + "</From><MessageID>"
                + UUID.randomUUID().toString().replace("-", "")
                + "</MessageID><SentTime>2026-01-15T09:30:00Z</SentTime><PrescriberOrderNumber>"
                + order.toString().replace("-", "") + "</PrescriberOrderNumber></Header><Body>" + body
                + "</Body></Message>";
    }
}
