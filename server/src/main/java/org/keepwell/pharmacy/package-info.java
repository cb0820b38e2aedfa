/**
 * Pharmacies: the directory, the messages to and from them (NCPDP SCRIPT), the connection that carries them, and a sandbox
 * that behaves like a network.
 *
 * <p>Ends at the message: whether a refill may be asked for and who approves it belongs to {@code org.keepwell.refills},
 * which is told of what comes in through {@link org.keepwell.pharmacy.PharmacyListener}. No controlled substance is ever
 * sent: there is no type to say it with.
 *
 * <p>Holds PHI: prescriptions on their way out and pharmacies' requests, sealed with the patient's key; what cannot be
 * placed, sealed with the tenant's.
 */
@NullMarked
package org.keepwell.pharmacy;

import org.jspecify.annotations.NullMarked;
