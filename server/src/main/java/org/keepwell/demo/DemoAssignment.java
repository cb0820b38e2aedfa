package org.keepwell.demo;

/**
 * Who of the staff cares for which patient, and why.
 *
 * @param npi of the clinician
 * @param mrn of the patient
 */
public record DemoAssignment(String npi, String mrn, String reason) {}
