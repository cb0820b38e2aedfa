/**
 * The staff's side of requests: one queue over all kinds of them, an item with what it is about, and what staff do with it.
 *
 * <p>Ends at the item's own module, which decides what becomes of a conversation; puts together what they show.
 *
 * <p>Holds standing texts of staff, and no health data of its own.
 */
@NullMarked
package org.keepwell.desk;

import org.jspecify.annotations.NullMarked;
