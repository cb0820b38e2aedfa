package org.keepwell.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of the patient side: a patient's own, or one of somebody who may act for a patient.
 *
 * @param mrn the person's own record number, absent for somebody who is no patient here
 * @param language BCP 47
 * @param proxyForMrn record number of the patient this account also acts for
 * @param relation how the person stands to that patient, in words
 */
public record DemoPatientAccount(
        String login,
        String name,
        @Nullable String mrn,
        LocalDate birthDate,
        String language,
        @Nullable String proxyForMrn,
        @Nullable String relation) {}
