/** The program: what was typed becomes a server or one command. */
@NullMarked
package org.keepwell;

import org.jspecify.annotations.NullMarked;
