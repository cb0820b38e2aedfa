/**
 * What comes from the EHR: FHIR R4 files are read as a stream, checked against the shapes of R4, given our ids and
 * handed on, one patient at a time, to whoever writes them.
 *
 * <p>Ends at {@link org.keepwell.exchange.ImportSink}: no database, no key and no audit in here.
 *
 * <p>Holds PHI while it runs: whole resources in memory. Its log lines and refusals carry types, ids as sent and
 * paths, never values.
 */
@NullMarked
package org.keepwell.exchange;

import org.jspecify.annotations.NullMarked;
