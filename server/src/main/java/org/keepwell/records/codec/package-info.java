/**
 * How the JSON of a resource becomes the bytes that are sealed and stored (body form 1), and back.
 *
 * <p>Holds no state of a patient beyond one call's buffers.
 */
@NamedInterface("codec")
@NullMarked
package org.keepwell.records.codec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
