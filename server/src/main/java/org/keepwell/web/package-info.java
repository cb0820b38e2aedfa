/**
 * The one door of every request: limits, headers, session, policy, audit, errors; and the files of the web app.
 *
 * <p>Holds no PHI of its own; answers pass through it, held until their audit entry is durable.
 */
@NullMarked
package org.keepwell.web;

import org.jspecify.annotations.NullMarked;
