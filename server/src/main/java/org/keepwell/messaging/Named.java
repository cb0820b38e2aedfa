package org.keepwell.messaging;

import org.keepwell.access.Role;

/** A person as the other side sees them. */
record Named(String name, Role role) {

    /** Without the name: it must not be printed. */
    @Override
    public String toString() {
        return role.toString();
    }
}
