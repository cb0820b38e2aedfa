/**
 * The folder a Keepwell lives in: its kind, its keys, its lock, its certificate, and the way commands reach it.
 *
 * <p>Ends at files. What is in the database belongs to {@code org.keepwell.database}.
 *
 * <p>Holds no PHI, but holds the secrets that open it: file names and rights are checked before anything is read.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.keepwell.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
