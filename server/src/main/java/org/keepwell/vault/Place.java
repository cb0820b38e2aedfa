package org.keepwell.vault;

import java.util.UUID;

/**
 * Where a sealed value lives. It is bound to the value (AAD v1), so the value opens nowhere else.
 *
 * @param table schema and table, as in {@code records.resource}
 * @param column the column's name
 * @param row the row's id
 * @param version the row's version, 1 or more; 0 where rows have none
 */
public record Place(String table, String column, UUID row, int version) {}
