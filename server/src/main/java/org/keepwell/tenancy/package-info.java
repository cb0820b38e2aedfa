/** Organisations, their sites, and which identifier systems they trust for matching patients. Holds no PHI. */
@NullMarked
package org.keepwell.tenancy;

import org.jspecify.annotations.NullMarked;
