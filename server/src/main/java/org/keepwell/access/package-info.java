/**
 * The one policy (role, relation, category, act) and the sealed database context that row policies read.
 *
 * <p>Also the vocabulary that every other module speaks: who acts ({@link org.keepwell.access.Actor}), on whom, as what.
 *
 * <p>Holds PHI: which account stands to which patient, and how.
 */
@NullMarked
package org.keepwell.access;

import org.jspecify.annotations.NullMarked;
