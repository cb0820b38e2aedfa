package org.keepwell.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keepwell.pharmacy.script.Kind;
import org.keepwell.pharmacy.script.Node;

/** What our messages say, as elements. There is no element for a schedule here: nothing controlled can be said. */
final class Bodies {

    private static final String RXNORM = "RXNORM";

    private Bodies() {}

    static Node newRx(Order order, Pharmacy pharmacy) {
        return Node.of(
                Kind.NEW_RX.element(),
                List.of(patient(order.patient()), pharmacy(pharmacy), prescriber(order.prescriber()), medicine(order)));
    }

    /** The order as it was sent, called back. */
    static Node cancel(Node sent) {
        var parts = new ArrayList<Node>();
        for (var name : List.of("Patient", "Pharmacy", "Prescriber", "MedicationPrescribed")) {
            sent.at(name).ifPresent(parts::add);
        }
        return Node.of(Kind.CANCEL.element(), parts);
    }

    /** @param order what is approved; null for a denial */
    static Node response(
            Kind kind,
            @Nullable String reference,
            Answer answer,
            @Nullable DenialReason reason,
            @Nullable String text,
            @Nullable Order order) {
        var parts = new ArrayList<Node>();
        add(parts, "RequestReferenceNumber", reference);
        parts.add(Node.of("Response", List.of(said(answer, reason, text))));
        if (order != null) {
            parts.add(patient(order.patient()));
            parts.add(prescriber(order.prescriber()));
            parts.add(medicine(order));
        }
        return Node.of(kind.element(), parts);
    }

    private static Node said(Answer answer, @Nullable DenialReason reason, @Nullable String text) {
        var parts = new ArrayList<Node>();
        add(parts, "ReasonCode", reason == null ? null : reason.code());
        return switch (answer) {
            case APPROVED -> approval("Approved", parts, text);
            case APPROVED_WITH_CHANGES -> approval("ApprovedWithChanges", parts, text);
            case REPLACED -> approval("Replace", parts, text);
            case DENIED -> denial(parts, text);
            case DENIED_NEW_TO_FOLLOW -> denial(parts, text == null ? "New prescription to follow" : text);
        };
    }

    private static Node approval(String name, List<Node> parts, @Nullable String text) {
        add(parts, "Note", text);
        return Node.of(name, parts);
    }

    private static Node denial(List<Node> parts, @Nullable String text) {
        add(parts, "DenialReason", text);
        return Node.of("Denied", parts);
    }

    private static Node patient(Order.Patient patient) {
        var parts = new ArrayList<Node>();
        if (patient.recordNumber() != null) {
            parts.add(Node.of(
                    "Identification",
                    List.of(Node.text("MedicalRecordIdentificationNumberEHR", patient.recordNumber()))));
        }
        parts.add(name(patient.family(), patient.given()));
        parts.add(Node.text("Gender", patient.gender().name()));
        parts.add(day("DateOfBirth", patient.birthDate().toString()));
        addPlace(parts, patient.address(), patient.phone());
        return Node.of("Patient", List.of(Node.of("HumanPatient", parts)));
    }

    private static Node pharmacy(Pharmacy pharmacy) {
        var parts = new ArrayList<Node>();
        parts.add(Node.of("Identification", List.of(Node.text("NCPDPID", pharmacy.ncpdpId()))));
        parts.add(Node.text("BusinessName", pharmacy.name()));
        addPlace(parts, pharmacy.address(), pharmacy.phone());
        return Node.of("Pharmacy", parts);
    }

    private static Node prescriber(Order.Prescriber prescriber) {
        var parts = new ArrayList<Node>();
        parts.add(Node.of("Identification", List.of(Node.text("NPI", prescriber.npi()))));
        parts.add(name(prescriber.family(), prescriber.given()));
        addPlace(parts, prescriber.address(), prescriber.phone());
        return Node.of("Prescriber", List.of(Node.of("NonVeterinarian", parts)));
    }

    private static Node medicine(Order order) {
        var medicine = order.medicine().medicine();
        var parts = new ArrayList<Node>();
        parts.add(Node.text("DrugDescription", medicine.text()));
        var coded = coded(medicine);
        if (!coded.isEmpty()) {
            parts.add(Node.of("DrugCoded", coded));
        }
        parts.add(Node.of(
                "Quantity",
                List.of(
                        Node.text(
                                "Value",
                                order.quantity().amount().stripTrailingZeros().toPlainString()),
                        Node.text("CodeListQualifier", "38"),
                        Node.of(
                                "QuantityUnitOfMeasure",
                                List.of(Node.text(
                                        "Code", order.quantity().unit().code()))))));
        parts.add(Node.text("DaysSupply", Integer.toString(order.daysSupply())));
        parts.add(Node.text("Substitutions", order.substitutionAllowed() ? "0" : "1"));
        parts.add(Node.text("NumberOfRefills", Integer.toString(order.refills())));
        parts.add(day("WrittenDate", order.writtenOn().toString()));
        parts.add(Node.of("Sig", List.of(Node.text("SigText", order.sig()))));
        add(parts, "Note", order.note());
        return Node.of("MedicationPrescribed", parts);
    }

    private static List<Node> coded(Medicine medicine) {
        var parts = new ArrayList<Node>();
        if (medicine.ndc() != null) {
            parts.add(new Node("ProductCode", Map.of("Qualifier", "ND"), medicine.ndc(), List.of()));
        }
        if (medicine.strength() != null) {
            parts.add(Node.of("Strength", List.of(Node.text("StrengthValue", medicine.strength()))));
        }
        if (medicine.rxNorm() != null) {
            parts.add(Node.of(
                    "DrugDBCode", List.of(Node.text("Code", medicine.rxNorm()), Node.text("Qualifier", RXNORM))));
        }
        return parts;
    }

    private static Node name(String family, String given) {
        return Node.of("Name", List.of(Node.text("LastName", family), Node.text("FirstName", given)));
    }

    private static Node day(String name, String date) {
        return Node.of(name, List.of(Node.text("Date", date)));
    }

    private static void addPlace(List<Node> parts, @Nullable Address address, @Nullable String phone) {
        if (address != null) {
            parts.add(Node.of(
                    "Address",
                    List.of(
                            Node.text("AddressLine1", address.line()),
                            Node.text("City", address.city()),
                            Node.text("StateProvince", address.state()),
                            Node.text("PostalCode", address.postalCode()))));
        }
        if (phone != null) {
            parts.add(Node.of(
                    "CommunicationNumbers", List.of(Node.of("PrimaryTelephone", List.of(Node.text("Number", phone))))));
        }
    }

    private static void add(List<Node> parts, String name, @Nullable String text) {
        if (text != null) {
            parts.add(Node.text(name, text));
        }
    }
}
