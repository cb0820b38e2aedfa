/** What tests of several modules use. */
@NullMarked
package org.keepwell.testing;

import org.jspecify.annotations.NullMarked;
