package org.keepwell.demo;

import static org.keepwell.demo.Fhir.concept;
import static org.keepwell.demo.Fhir.instant;
import static org.keepwell.demo.Fhir.money;
import static org.keepwell.demo.Fhir.object;
import static org.keepwell.demo.Fhir.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a visit cost: the claim, and what the made-up insurer says it paid.
 * Names of identifiers and amounts are those of the CMS Blue Button variables, which many senders use.
 */
final class Bills {

    private static final String INSURER = "Commonwealth Example Health Plan";
    private static final String VARIABLE = "https://bluebutton.cms.gov/resources/variables/";
    private static final Map<String, Object> PROFESSIONAL = object(
            "coding",
            List.of(object("system", "http://terminology.hl7.org/CodeSystem/claim-type", "code", "professional")));

    private final Chart chart;

    Bills(Chart chart) {
        this.chart = chart;
    }

    /**
     * @param diagnosis URL of the condition that was treated
     * @param services what was done besides the visit itself
     */
    void add(Visit visit, @Nullable String diagnosis, List<Coded> services) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(visit.kind().code(), 85 + visit.kind().minutes() * 2.4));
        services.forEach(
                service -> lines.add(new Line(service, 28 + service.display().length() * 0.7)));
        var charged = lines.stream().mapToDouble(Line::charged).sum();
        var claim = claim(visit, diagnosis, lines, charged);
        chart.add(
                "ExplanationOfBenefit",
                null,
                object(
                        "contained", List.of(referral(visit), coverage()),
                        "identifier",
                                List.of(
                                        object(
                                                "system",
                                                VARIABLE + "clm_id",
                                                "value",
                                                claim.substring("urn:uuid:".length())),
                                        object(
                                                "system",
                                                "https://bluebutton.cms.gov/resources/identifier/claim-group",
                                                "value",
                                                String.valueOf(10_000_000_000L
                                                        + chart.chance().below(1_000_000_000)))),
                        "status", "active",
                        "type", PROFESSIONAL,
                        "use", "claim",
                        "patient", chart.subject(),
                        "billablePeriod", Fhir.period(visit.end(), visit.end().plusYears(1)),
                        "created", instant(visit.end()),
                        "insurer", object("display", INSURER),
                        "provider", visit.doctor().reference(),
                        "referral", reference("#referral"),
                        "facility", visit.site().reference(),
                        "claim", reference(claim),
                        "outcome", "complete",
                        "careTeam",
                                List.of(object(
                                        "sequence", 1,
                                        "provider", visit.doctor().reference(),
                                        "role",
                                                object(
                                                        "coding",
                                                        List.of(Fhir.coding(Coded.hl7(
                                                                "claimcareteamrole",
                                                                "primary",
                                                                "Primary provider")))))),
                        "diagnosis",
                                diagnosis == null
                                        ? null
                                        : List.of(object(
                                                "sequence", 1,
                                                "diagnosisReference", reference(diagnosis),
                                                "type", List.of(Fhir.status("ex-diagnosistype", "principal")))),
                        "insurance", List.of(object("focal", true, "coverage", reference("#coverage", INSURER))),
                        "item", explained(visit, lines),
                        "total",
                                List.of(object(
                                        "category", concept(Coded.hl7("adjudication", "submitted", "Submitted Amount")),
                                        "amount", money(charged))),
                        "payment", object("amount", money(charged * 0.8))));
    }

    private record Line(Coded service, double charged) {}

    private String claim(Visit visit, @Nullable String diagnosis, List<Line> lines, double charged) {
        var items = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var first = items.isEmpty();
            items.add(object(
                    "sequence",
                    items.size() + 1,
                    "diagnosisSequence",
                    first || diagnosis == null ? null : List.of(1),
                    "productOrService",
                    concept(line.service),
                    "net",
                    money(line.charged),
                    "encounter",
                    first ? List.of(reference(visit.url())) : null));
        }
        return chart.add(
                "Claim",
                null,
                object(
                        "status", "active",
                        "type", PROFESSIONAL,
                        "use", "claim",
                        "patient", chart.namedSubject(),
                        "billablePeriod", Fhir.period(visit.start(), visit.end()),
                        "created", instant(visit.end()),
                        "provider", Clinic.organization(),
                        "priority", Fhir.status("processpriority", "normal"),
                        "facility", visit.site().reference(),
                        "diagnosis",
                                diagnosis == null
                                        ? null
                                        : List.of(object("sequence", 1, "diagnosisReference", reference(diagnosis))),
                        "insurance",
                                List.of(object("sequence", 1, "focal", true, "coverage", object("display", INSURER))),
                        "item", items,
                        "total", money(charged)));
    }

    private Map<String, Object> referral(Visit visit) {
        return object(
                "resourceType", "ServiceRequest",
                "id", "referral",
                "status", "completed",
                "intent", "order",
                "subject", chart.subject(),
                "requester", visit.doctor().reference(),
                "performer", List.of(visit.doctor().reference()));
    }

    private Map<String, Object> coverage() {
        return object(
                "resourceType",
                "Coverage",
                "id",
                "coverage",
                "status",
                "active",
                "type",
                Fhir.text(INSURER),
                "beneficiary",
                chart.subject(),
                "payor",
                List.of(object("display", INSURER)));
    }

    private static List<Map<String, Object>> explained(Visit visit, List<Line> lines) {
        var items = new ArrayList<Map<String, Object>>();
        for (var line : lines) {
            var first = items.isEmpty();
            items.add(object(
                    "sequence", items.size() + 1,
                    "category",
                            object(
                                    "coding",
                                    List.of(Fhir.coding(
                                            new Coded(VARIABLE + "line_cms_type_srvc_cd", "1", "Medical care")))),
                    "productOrService", concept(line.service),
                    "servicedPeriod", Fhir.period(visit.start(), visit.end()),
                    "locationCodeableConcept",
                            object("coding", List.of(Fhir.coding(Coded.hl7("ex-serviceplace", "11", "Office")))),
                    "net", money(line.charged),
                    "encounter", first ? List.of(reference(visit.url())) : null,
                    "adjudication",
                            List.of(
                                    amount(
                                            "line_coinsrnc_amt",
                                            "Line Beneficiary Coinsurance Amount",
                                            line.charged * 0.2),
                                    amount("line_prvdr_pmt_amt", "Line Provider Payment Amount", line.charged * 0.8),
                                    amount("line_sbmtd_chrg_amt", "Line Submitted Charge Amount", line.charged),
                                    amount("line_alowd_chrg_amt", "Line Allowed Charge Amount", line.charged),
                                    amount("line_bene_ptb_ddctbl_amt", "Line Beneficiary Part B Deductible Amount", 0),
                                    object(
                                            "category",
                                            category("line_prcsg_ind_cd", "Line Processing Indicator Code")))));
        }
        return items;
    }

    private static Map<String, Object> amount(String code, String display, double amount) {
        return object("category", category(code, display), "amount", money(amount));
    }

    private static Map<String, Object> category(String code, String display) {
        return object(
                "coding",
                List.of(Fhir.coding(new Coded(
                        "https://bluebutton.cms.gov/resources/codesystem/adjudication", VARIABLE + code, display))));
    }
}
