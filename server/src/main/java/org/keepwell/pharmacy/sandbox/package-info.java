/**
 * A network with thirty pharmacies that do not exist, as a process of its own: no database, nothing of a clinic's but what
 * it is sent, and nothing kept when it ends. It speaks what a real one does, and misbehaves on purpose.
 */
@NullMarked
package org.keepwell.pharmacy.sandbox;

import org.jspecify.annotations.NullMarked;
