/** What tests of every module share. Made-up people only. */
@NullMarked
package org.keepwell.testing;

import org.jspecify.annotations.NullMarked;
