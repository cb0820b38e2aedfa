package org.keepwell.tenancy;

import java.util.UUID;
import org.keepwell.access.Grant;

/** Something that belongs to a site and would be left without one if it closed; answered by the module that knows it. */
public interface UsesSites {

    /** Inside a sealed transaction. */
    boolean uses(Grant grant, UUID site);
}
