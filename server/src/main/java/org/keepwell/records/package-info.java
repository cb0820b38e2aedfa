/**
 * The clinical record: FHIR R4 resources as they came, and the few facts of each that are stored in clear.
 *
 * <p>Holds PHI: the whole record of each patient, sealed with the patient's key.
 */
@NullMarked
package org.keepwell.records;

import org.jspecify.annotations.NullMarked;
