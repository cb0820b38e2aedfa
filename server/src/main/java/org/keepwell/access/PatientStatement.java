package org.keepwell.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement on patient tables, checked when the class loads: it names tenant and patient as values, and is one statement.
 * Written with {@code :names}; {@code :tenant} and {@code :patient} are filled in from the grant.
 */
public final class PatientStatement {

    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

    private final String sql;
    private final List<String> names;

    private PatientStatement(String sql, List<String> names) {
        this.sql = sql;
        this.names = names;
    }

    /** @throws IllegalArgumentException if the statement does not name tenant and patient, or is more than one */
    public static PatientStatement of(String named) {
        var statement = parse(named);
        if (!statement.names.contains("patient")) {
            throw new IllegalArgumentException("a patient statement must name :patient: " + named);
        }
        return statement;
    }

    /** For tables that carry rows of many patients (placement {@code shared}); names {@code :tenant} at least. */
    public static PatientStatement ofShared(String named) {
        return parse(named);
    }

    private static PatientStatement parse(String named) {
        var names = new ArrayList<String>();
        var matcher = NAME.matcher(named);
        var sql = new StringBuilder();
        while (matcher.find()) {
            names.add(matcher.group(1));
            matcher.appendReplacement(sql, "?");
        }
        matcher.appendTail(sql);
        if (!names.contains("tenant")) {
            throw new IllegalArgumentException("a statement must name :tenant: " + named);
        }
        if (named.contains(";")) {
            throw new IllegalArgumentException("one statement only: " + named);
        }
        return new PatientStatement("select access.enter(?);" + sql, List.copyOf(names));
    }

    String sql() {
        return sql;
    }

    List<String> names() {
        return names;
    }
}
