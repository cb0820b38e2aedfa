/**
 * Who a patient is: demographics and contacts, the card that staff see of a hit, the look-up by keyed hashes, and who is
 * assigned to whom.
 *
 * <p>Ends where the clinical record begins ({@code records}).
 *
 * <p>Holds PHI: names, birth dates, contacts, identifiers; all sealed with the patient's key.
 */
@NullMarked
package org.keepwell.patients;

import org.jspecify.annotations.NullMarked;
