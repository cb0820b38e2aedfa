/** Administration: staff accounts, and the first administrator of a new home. Sees accounts, never a patient. */
@NullMarked
package org.keepwell.admin;

import org.jspecify.annotations.NullMarked;
