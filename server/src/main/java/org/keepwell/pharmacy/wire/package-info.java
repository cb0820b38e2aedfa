/**
 * How bytes travel between a clinic and a pharmacy network: mutual TLS, the signature over each body, one careful client
 * and one careful door. Knows nothing of what is in the bytes; used by the clinic's side and by the sandbox alike.
 */
@NullMarked
package org.keepwell.pharmacy.wire;

import org.jspecify.annotations.NullMarked;
