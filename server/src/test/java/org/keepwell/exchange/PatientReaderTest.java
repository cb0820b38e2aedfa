package org.keepwell.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientReaderTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void everythingThatTellsWhoItIsIsRead() {
        var ana = read("""
                {"resourceType":"Patient","id":"ana",
                 "identifier":[
                  {"type":{"coding":[{"system":"urn:x","code":"SS"},{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:mrn","value":"7"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"value":"no system"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"SS"}]},"system":"http://hl7.org/fhir/sid/us-ssn","value":"999"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"DL"}]},"system":"urn:dl","value":"8"},
                  {"system":"urn:untyped","value":"9"},
                  {"system":"urn:mrn"}],
                 "name":[{"use":"official","family":"Silva Öz","given":["Ana","M."],"prefix":["Dr."]},{"use":"maiden","family":"Öz"}],
                 "telecom":[{"system":"phone","value":"555","use":"home"},{"system":"email","value":"a@example.org"},{"system":"fax"}],
                 "gender":"female","birthDate":"1980-02",
                 "address":[{"use":"old","line":["1 A St","Apt 2"],"city":"C","state":"MA","postalCode":"02113","country":"US"}],
                 "communication":[{"language":{"coding":[{"code":"en"}]}},{"language":{"coding":[{"code":"pt"}]},"preferred":true}],
                 "generalPractitioner":[{"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9990001112"},{"display":"x"}],
                 "deceasedDateTime":"2024-05-17T23:00:00-05:00"}
                """);

        assertThat(ana.names())
                .containsExactly(
                        new PatientFacts.Name(
                                "official", "Silva Öz", List.of("Ana", "M."), List.of("Dr."), List.of(), null),
                        new PatientFacts.Name("maiden", "Öz", List.of(), List.of(), List.of(), null));
        assertThat(ana.contacts())
                .containsExactly(
                        new PatientFacts.Contact("phone", "555", "home"),
                        new PatientFacts.Contact("email", "a@example.org", null));
        assertThat(ana.addresses())
                .containsExactly(new PatientFacts.Address("old", List.of("1 A St", "Apt 2"), "C", "MA", "02113", "US"));
        assertThat(ana.birthDate()).isEqualTo("1980-02");
        assertThat(ana.sex()).isEqualTo("female");
        assertThat(ana.language()).isEqualTo("pt");
        assertThat(ana.deceased()).isTrue();
        assertThat(ana.deceasedOn()).isEqualTo(LocalDate.of(2024, 5, 17));
        assertThat(ana.practitionerNpis()).containsExactly("9990001112");
        assertThat(ana.identifiers()).hasSize(5);
    }

    @Test
    void aPatientIsKnownByRecordNumbersOnly() {
        var ana = read("""
                {"resourceType":"Patient","identifier":[
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:mrn","value":"7"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"value":"no system"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"SS"}]},"system":"urn:ssn","value":"1"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"DL"}]},"system":"urn:dl","value":"2"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"system":"urn:ppn","value":"3"},
                  {"system":"urn:untyped","value":"4"}]}
                """);

        assertThat(ana.recordNumbers()).containsExactly(new PatientFacts.Identifier("MR", "urn:mrn", "7"));
    }

    @Test
    void whatIsNotSentIsNotInvented() {
        var nobody = read("{\"resourceType\":\"Patient\"}");

        assertThat(nobody)
                .isEqualTo(new PatientFacts(
                        ID, "s", List.of(), null, null, null, List.of(), List.of(), List.of(), false, null, List.of()));
        assertThat(read("{\"resourceType\":\"Patient\",\"deceasedBoolean\":true}")
                        .deceased())
                .isTrue();
    }

    private static PatientFacts read(String json) {
        var text = json.getBytes(UTF_8);
        assertThat(new ShapeCheck(ShapeTable.r4()).check(text, 0, text.length)).isNull();
        return PatientReader.read(text, ID, "s");
    }
}
