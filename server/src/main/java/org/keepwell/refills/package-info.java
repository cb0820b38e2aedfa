/**
 * Refills: a patient, or a pharmacy, asks for more of a medicine; staff decide; what is approved goes to the pharmacy in the
 * same transaction, and what the pharmacy says comes back to the request.
 *
 * <p>Ends at the message, which {@code org.keepwell.pharmacy} carries, and at the item, which a worklist holds. A controlled
 * substance is never sent: a physician says that it was done on paper.
 *
 * <p>Holds PHI: who asked for which medicine, when, and what was said about it; sealed with the patient's key.
 */
@NullMarked
package org.keepwell.refills;

import org.jspecify.annotations.NullMarked;
