package org.keepwell.identity;

import java.util.List;
import java.util.UUID;
import org.keepwell.access.Actor;
import org.keepwell.access.Relation;

/** Whose records an account may open, with the names to show. Answered by the module that knows patients. */
public interface WhoseRecords {

    /** @param name the patient's name */
    record Chip(UUID id, String name, Relation relation) {

        /** Without the name: it must not be printed. */
        @Override
        public String toString() {
            return "patient " + id;
        }
    }

    List<Chip> of(Actor actor);
}
