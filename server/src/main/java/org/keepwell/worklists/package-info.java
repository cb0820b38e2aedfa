/**
 * The one worklist mechanism: what waits for staff, on which board, who has it, until when, and what was done with it.
 *
 * <p>Ends at the item. What it is about (a conversation, a refill) belongs to the module that put it here.
 *
 * <p>Holds PHI: that a patient asked something of a topic, and when; titles and notes, sealed with the patient's key.
 */
@NullMarked
package org.keepwell.worklists;

import org.jspecify.annotations.NullMarked;
