package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clinical note in a list. */
record NoteRow(UUID id, Name name, When when, @Nullable String author, boolean isNew) {}
