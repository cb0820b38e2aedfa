package org.keepwell.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.keepwell.home.StartRefused;

/**
 * Refuses to serve a database in which a table, view, function or right breaks a rule that keeps patients apart. What a
 * reviewer would have to remember for every step of the schema, the catalogue is asked at every start.
 */
final class CatalogueCheck {

    private static final String SCRIPT = "/db/catalogue-check.sql";
    private static final int SHOWN = 10;

    private CatalogueCheck() {}

    /** @throws StartRefused if anything breaks a rule; the message names it and the rule */
    static void run(Endpoint endpoint) {
        List<String> broken;
        try (var connection = endpoint.connect(LoginRole.APP)) {
            broken = broken(connection);
        } catch (SQLException e) {
            throw new StartRefused("The database's catalogue cannot be checked: " + e.getMessage(), e);
        }
        if (!broken.isEmpty()) {
            throw new StartRefused(broken.stream()
                    .limit(SHOWN)
                    .collect(Collectors.joining(
                            "\n  ",
                            "The database would not keep patients apart:\n  ",
                            (broken.size() > SHOWN ? "\n  and " + (broken.size() - SHOWN) + " more" : "")
                                    + "\nUndo what was changed by hand, or put back the backup from before;"
                                    + " the rules are in docs/changing-the-schema.md.")));
        }
    }

    /** What breaks which rule, one line each, in the order of names. */
    static List<String> broken(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(script())) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString("what") + " " + rows.getString("rule"));
            }
            return lines;
        }
    }

    private static String script() {
        try (var script = CatalogueCheck.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
