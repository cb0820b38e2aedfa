package org.keepwell.access;

import java.util.UUID;

/** A patient of one tenant, as the API and every patient table name them. Unguessable; never a record number. */
public record PatientId(UUID value) {}
