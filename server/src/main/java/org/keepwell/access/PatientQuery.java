package org.keepwell.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Reads one patient's rows in one trip: the context and the query go out in one flush and run as one implicit transaction.
 * The sole place where two statements share a string (extended protocol only).
 */
@Component
public class PatientQuery {

    /** Reads the rows of the one result set. */
    public interface Rows<T> {

        T read(ResultSet rows) throws SQLException;
    }

    private final DataSource app;
    private final Seal seal;
    private final SQLErrorCodeSQLExceptionTranslator translator = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    PatientQuery(DataSource app, Seal seal) {
        this.app = app;
        this.seal = seal;
    }

    /** @param values the statement's names but {@code tenant} and {@code patient}, which come from the grant */
    public <T> T read(Grant grant, PatientStatement statement, Map<String, ?> values, Rows<T> rows) {
        return read(app, grant, statement, values, rows);
    }

    /** As above through another role's connections; for the audit log's readers. */
    public <T> T read(DataSource source, Grant grant, PatientStatement statement, Map<String, ?> values, Rows<T> rows) {
        try (var connection = connected(source)) {
            return read(connection, grant, statement, values, rows);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** As above on the connection of the running transaction, which is entered under this grant by it or was before. */
    public <T> T readIn(Grant grant, PatientStatement statement, Map<String, ?> values, Rows<T> rows) {
        var connection = DataSourceUtils.getConnection(app);
        try {
            return read(connection, grant, statement, values, rows);
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, app);
        }
    }

    private <T> T read(
            Connection connection, Grant grant, PatientStatement statement, Map<String, ?> values, Rows<T> rows)
            throws SQLException {
        try (var prepared = connection.prepareStatement(statement.sql())) {
            prepared.setString(1, seal.of(grant));
            int at = 2;
            for (var name : statement.names()) {
                bind(prepared, at++, value(grant, name, values));
            }
            if (!prepared.execute() || !prepared.getMoreResults()) {
                throw new SQLException("the query gave no rows to read");
            }
            try (var result = prepared.getResultSet()) {
                return rows.read(result);
            }
        }
    }

    /** Apart from what a statement may meet: with no connection to be had nothing was asked, and later all may be well. */
    private static Connection connected(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection for a patient query", e);
        }
    }

    private RuntimeException translated(SQLException e) {
        var translated = translator.translate("patient query", null, e); // the statement stays out of messages
        return translated != null ? translated : new IllegalStateException("patient query failed");
    }

    private static @Nullable Object value(Grant grant, String name, Map<String, ?> values) {
        return switch (name) {
            case "tenant" -> grant.tenant().value();
            case "patient" -> grant.patientOrNil();
            default -> {
                if (!values.containsKey(name)) {
                    throw new IllegalArgumentException("no value for :" + name);
                }
                yield values.get(name);
            }
        };
    }

    /**
     * Every value goes with a type. With one of unknown type the driver describes the statement, and a described one it
     * sends, from the fifth time on, after a sync of its own: the context is then gone, and no row is seen.
     */
    private static void bind(PreparedStatement to, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> to.setNull(at, Types.VARCHAR);
            case UUID id -> to.setObject(at, id);
            case Integer number -> to.setInt(at, number);
            case Long number -> to.setLong(at, number);
            case Short number -> to.setShort(at, number);
            case Instant instant -> to.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case LocalDate day -> to.setObject(at, day);
            case byte[] bytes -> to.setBytes(at, bytes);
            case String text -> to.setString(at, text);
            case Boolean bool -> to.setBoolean(at, bool);
            case Integer[] numbers -> to.setArray(at, array(to, "int4", numbers));
            case UUID[] ids -> to.setArray(at, array(to, "uuid", ids));
            case byte[][] bytes -> to.setArray(at, array(to, "bytea", bytes));
            default ->
                throw new IllegalArgumentException(
                        "cannot bind a " + value.getClass().getName());
        }
    }

    private static Array array(PreparedStatement of, String type, Object[] values) throws SQLException {
        return of.getConnection().createArrayOf(type, values);
    }
}
