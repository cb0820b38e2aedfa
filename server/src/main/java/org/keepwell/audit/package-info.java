/**
 * The log of everything that touches a patient's data: what was read, changed, searched, refused, by whom, when. Append-only.
 * An answer waits until its entry is durable.
 *
 * <p>Holds PHI: which account touched which patient's record. Never a clinical word.
 */
@NullMarked
package org.keepwell.audit;

import org.jspecify.annotations.NullMarked;
