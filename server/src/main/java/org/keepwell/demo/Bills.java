package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.money;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.reference;

import java.util.List;
import java.util.Map;

/** What a visit cost: the claim, and what the made-up insurer says it paid. */
final class Bills {

    private static final String INSURER = "Commonwealth Example Health Plan";
    private static final String CARIN = "https://bluebutton.cms.gov/resources/variables/";

    private final Chart chart;

    Bills(Chart chart) {
        this.chart = chart;
    }

    void add(Visit visit) {
        var charged = 85 + visit.kind().minutes() * 2.4;
        var paid = charged * 0.8;
        var claim = chart.add("Claim", null, object(
                "status", "active",
                "type", object("coding", List.of(object(
                        "system", "http://terminology.hl7.org/CodeSystem/claim-type", "code", "professional"))),
                "use", "claim",
                "patient", chart.namedSubject(),
                "billablePeriod", Fhir.period(visit.start(), visit.end()),
                "created", instant(visit.end()),
                "provider", Clinic.organization(),
                "priority", object("coding", List.of(object(
                        "system", "http://terminology.hl7.org/CodeSystem/processpriority", "code", "normal"))),
                "facility", visit.site().reference(),
                "insurance", List.of(object(
                        "sequence", 1, "focal", true, "coverage", object("display", INSURER))),
                "item", List.of(object(
                        "sequence", 1,
                        "productOrService", concept(visit.kind().code()),
                        "encounter", List.of(reference(visit.url())))),
                "total", money(charged)));
        chart.add("ExplanationOfBenefit", null, object(
                "contained", List.of(coverage()),
                "identifier", List.of(
                        object("system", CARIN + "clm_id", "value", "-" + (100_000_000 + chart.chance().below(900_000_000))),
                        object("system", "https://bluebutton.cms.gov/resources/identifier/claim-group",
                                "value", "-" + (10_000_000_000L + chart.chance().below(1_000_000_000)))),
                "status", "active",
                "type", object("coding", List.of(object(
                        "system", "http://terminology.hl7.org/CodeSystem/claim-type", "code", "professional"))),
                "use", "claim",
                "patient", chart.subject(),
                "billablePeriod", Fhir.period(visit.end(), visit.end().plusYears(1)),
                "created", instant(visit.end()),
                "insurer", object("display", INSURER),
                "provider", visit.doctor().reference(),
                "facility", visit.site().reference(),
                "claim", reference(claim),
                "outcome", "complete",
                "careTeam", List.of(object(
                        "sequence", 1,
                        "provider", visit.doctor().reference(),
                        "role", concept(Coded.hl7("claimcareteamrole", "primary", "Primary provider")))),
                "insurance", List.of(object(
                        "focal", true, "coverage", reference("#coverage", INSURER))),
                "item", List.of(item(visit, charged, paid)),
                "total", List.of(object(
                        "category", concept(Coded.hl7("adjudication", "submitted", "Submitted Amount")),
                        "amount", money(charged))),
                "payment", object("amount", money(paid))));
    }

    private Map<String, Object> coverage() {
        return object(
                "resourceType", "Coverage",
                "id", "coverage",
                "status", "active",
                "type", Fhir.text(INSURER),
                "beneficiary", chart.subject(),
                "payor", List.of(object("display", INSURER)));
    }

    private static Map<String, Object> item(Visit visit, double charged, double paid) {
        return object(
                "sequence", 1,
                "category", concept(new Coded(
                        CARIN + "line_cms_type_srvc_cd", "1", "Medical care")),
                "productOrService", concept(visit.kind().code()),
                "servicedPeriod", Fhir.period(visit.start(), visit.end()),
                "locationCodeableConcept", concept(Coded.hl7("ex-serviceplace", "11", "Office")),
                "encounter", List.of(reference(visit.url())),
                "net", money(charged),
                "adjudication", List.of(
                        adjudication("line_coinsrnc_amt", "Line Beneficiary Coinsurance Amount", charged - paid),
                        adjudication("line_prvdr_pmt_amt", "Line Provider Payment Amount", paid),
                        adjudication("line_sbmtd_chrg_amt", "Line Submitted Charge Amount", charged),
                        adjudication("line_alowd_chrg_amt", "Line Allowed Charge Amount", charged),
                        adjudication("line_bene_ptb_ddctbl_amt", "Line Beneficiary Part B Deductible Amount", 0)));
    }

    private static Map<String, Object> adjudication(String code, String display, double amount) {
        return object(
                "category", concept(new Coded(
                        "https://bluebutton.cms.gov/resources/codesystem/adjudication", CARIN + code, display)),
                "amount", money(amount));
    }
}
