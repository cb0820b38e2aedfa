/**
 * The app as people use it: a whole server with the made-up clinic, and a real browser in front of it. The tests find
 * things as people do, by what is written on them.
 */
@NullMarked
package org.keepwell.browser;

import org.jspecify.annotations.NullMarked;
