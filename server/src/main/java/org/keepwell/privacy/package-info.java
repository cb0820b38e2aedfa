/**
 * The access log as people read it: every patient for their own record, the privacy officer for the organisation.
 *
 * <p>Holds no data of its own; shows which account touched which patient's record, never a clinical word.
 */
@NullMarked
package org.keepwell.privacy;

import org.jspecify.annotations.NullMarked;
