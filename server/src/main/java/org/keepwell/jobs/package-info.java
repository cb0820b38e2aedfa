/**
 * Work that nobody waits for: each second, each night, or at a moment, on one node of all, and again if that node dies.
 *
 * <p>Ends at the calling: what a job does belongs to the module that declared it. Another module sees {@link
 * org.keepwell.jobs.Jobs} and never the library behind it.
 *
 * <p>Holds no PHI: names of jobs, and ids of what they are about.
 */
@NullMarked
package org.keepwell.jobs;

import org.jspecify.annotations.NullMarked;
