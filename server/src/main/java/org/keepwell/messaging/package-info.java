/**
 * Conversations between patients (or whoever stands in for them) and the care team.
 *
 * <p>Ends at the conversation: who answers and until when is a worklist's item; that somebody is told is a notice.
 *
 * <p>Holds PHI: what people write to each other, with files; all sealed with the patient's key. Nothing is changed or
 * deleted, by neither side.
 */
@NullMarked
package org.keepwell.messaging;

import org.jspecify.annotations.NullMarked;
