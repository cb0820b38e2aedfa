/**
 * Reviewed words and rules that ship with the program: plain names, usual ranges, guides to tests, and which code
 * gets which category and label.
 *
 * <p>Read-only data out of {@code content/} on the class path; holds no PHI.
 */
@NullMarked
package org.keepwell.records.content;

import org.jspecify.annotations.NullMarked;
