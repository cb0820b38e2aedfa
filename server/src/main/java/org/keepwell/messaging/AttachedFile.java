package org.keepwell.messaging;

import java.util.UUID;

/** A file, without its content. */
record AttachedFile(UUID id, String name, FileType type, int bytes) {

    /** Without the name: it must not be printed. */
    @Override
    public String toString() {
        return "file " + id;
    }
}
