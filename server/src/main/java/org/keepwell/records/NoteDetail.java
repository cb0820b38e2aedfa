package org.keepwell.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clinical note with its text; empty where the sender gave none that can be shown. */
record NoteDetail(UUID id, Name name, When when, @Nullable String author, boolean isNew, String text) {}
