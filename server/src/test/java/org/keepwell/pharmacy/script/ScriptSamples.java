package org.keepwell.pharmacy.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages of our own making, one of each kind, as text. Made-up people only. */
public final class ScriptSamples {

    static final String PATIENT = """
            <Patient><HumanPatient><Name><LastName>Silva</LastName><FirstName>Ana</FirstName></Name><Gender>F</Gender>\
            <DateOfBirth><Date>1984-03-14</Date></DateOfBirth></HumanPatient></Patient>""";
    static final String PHARMACY = """
            <Pharmacy><Identification><NCPDPID>9900001</NCPDPID></Identification>\
            <BusinessName>Lantern Pharmacy</BusinessName></Pharmacy>""";
    static final String PRESCRIBER = """
            <Prescriber><NonVeterinarian><Identification><NPI>9999000371</NPI></Identification>\
            <Name><LastName>Okafor</LastName><FirstName>Amara</FirstName></Name></NonVeterinarian></Prescriber>""";
    static final String MEDICINE = """
            <MedicationPrescribed><DrugDescription>Lisinopril 10 MG Oral Tablet</DrugDescription>\
            <DrugCoded><ProductCode Qualifier="ND">00000000001</ProductCode></DrugCoded>\
            <Quantity><Value>30</Value><CodeListQualifier>38</CodeListQualifier>\
            <QuantityUnitOfMeasure><Code>C48542</Code></QuantityUnitOfMeasure></Quantity><DaysSupply>30</DaysSupply>\
            <Substitutions>0</Substitutions><NumberOfRefills>3</NumberOfRefills>\
            <WrittenDate><Date>2026-01-15</Date></WrittenDate><Sig><SigText>Take one daily.</SigText></Sig>\
            </MedicationPrescribed>""";
    static final String ABOUT = PATIENT + PHARMACY + PRESCRIBER + MEDICINE;

    static final Map<Kind, String> BODIES = Map.ofEntries(
            Map.entry(Kind.NEW_RX, "<NewRx>" + ABOUT + "</NewRx>"),
            Map.entry(Kind.RENEWAL_REQUEST, "<RxRenewalRequest>" + ABOUT + "</RxRenewalRequest>"),
            Map.entry(
                    Kind.RENEWAL_RESPONSE,
                    "<RxRenewalResponse><Response><Approved/></Response>" + MEDICINE + "</RxRenewalResponse>"),
            Map.entry(
                    Kind.CHANGE_REQUEST,
                    "<RxChangeRequest><MessageRequestCode>T</MessageRequestCode>" + ABOUT + "</RxChangeRequest>"),
            Map.entry(
                    Kind.CHANGE_RESPONSE,
                    "<RxChangeResponse><Response><Denied><ReasonCode>AG</ReasonCode></Denied></Response></RxChangeResponse>"),
            Map.entry(Kind.CANCEL, "<CancelRx>" + ABOUT + "</CancelRx>"),
            Map.entry(Kind.CANCEL_RESPONSE, "<CancelRxResponse><Response><Approved/></Response></CancelRxResponse>"),
            Map.entry(Kind.FILL, "<RxFill><FillStatus><Dispensed/></FillStatus>" + ABOUT + "</RxFill>"),
            Map.entry(Kind.STATUS, "<Status><Code>010</Code></Status>"),
            Map.entry(Kind.ERROR, "<Error><Code>900</Code><Description>No.</Description></Error>"),
            Map.entry(Kind.VERIFY, "<Verify><Code>010</Code></Verify>"));

    private ScriptSamples() {}

    public static String of(Kind kind) {
        return of("2017071", "M-1", kind.isAnswer() ? "M-0" : null, java.util.Objects.requireNonNull(BODIES.get(kind)));
    }

    public static String of(
            String version, String id, @org.jspecify.annotations.Nullable String relatesTo, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message xmlns=\"http://www.ncpdp.org/schema/SCRIPT\" version=\""
                + version + "\"><Header><To>CLINIC</To><From>9900001</From><MessageID>" + id + "</MessageID>"
                + (relatesTo == null ? "" : "<RelatesToMessageID>" + relatesTo + "</RelatesToMessageID>")
                + "<SentTime>2026-01-15T09:30:00Z</SentTime></Header><Body>" + body + "</Body></Message>";
    }

    public static List<String> all() {
        var all = new ArrayList<String>();
        for (var kind : Kind.values()) {
            all.add(of(kind));
        }
        return all;
    }
}
