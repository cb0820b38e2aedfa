/**
 * NCPDP SCRIPT as XML: reading within bounds, the table of shapes, writing. Knows no database, no network and no patient
 * of ours; used by the clinic's side and by the sandbox alike.
 */
@NullMarked
package org.keepwell.pharmacy.script;

import org.jspecify.annotations.NullMarked;
