/**
 * The database: the embedded one, started and stopped here, or the clinic's own; its roles, its connections, and the
 * migrations of every module in ring order.
 *
 * <p>Ends at connections. Which rows a connection sees is decided by row policies, see {@code org.keepwell.access}.
 *
 * <p>Holds no PHI itself. Server and driver are set so that no value of a row reaches a log.
 */
@ApplicationModule(allowedDependencies = {"home"})
@NullMarked
package org.keepwell.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
