/**
 * A made-up clinic: three sites, fourteen people who work there, twenty-four patients and ten years of record, written
 * as the bundles that a real sender would send, so that it goes through the same import as real data.
 *
 * <p>Nobody in it exists. The same seed and the same day give the same bytes.
 */
@NullMarked
package org.keepwell.demo;

import org.jspecify.annotations.NullMarked;
