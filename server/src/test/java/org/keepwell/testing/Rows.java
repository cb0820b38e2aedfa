package org.keepwell.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The HTTP tests' database as its superuser sees it: to look at, or to break, what no role of Keepwell may. */
public final class Rows {

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static @Nullable Connection kept;

    private Rows() {}

    public static int change(String statement, Object... values) {
        return run(statement, PreparedStatement::executeUpdate, values);
    }

    public static long number(String query, Object... values) {
        return first(query, row -> row.getLong(1), values);
    }

    public static UUID id(String query, Object... values) {
        return first(query, row -> row.getObject(1, UUID.class), values);
    }

    public static String text(String query, Object... values) {
        return first(query, row -> row.getString(1), values);
    }

    private static <T> T first(String query, Column<T> column, Object... values) {
        return run(
                query,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        if (!rows.next()) {
                            throw new IllegalStateException("no row: " + query);
                        }
                        return column.of(rows);
                    }
                },
                values);
    }

    /** One connection for all: to open one takes longer than most of what is asked. */
    private static synchronized Connection connection() throws SQLException {
        if (kept == null) {
            kept = HttpTestConfiguration.DATABASE.get().superuser();
        }
        return kept;
    }

    private static synchronized <T> T run(String sql, Work<T> work, Object... values) {
        try (var statement = connection().prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
