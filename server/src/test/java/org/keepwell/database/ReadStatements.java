package org.keepwell.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Reads every statement that runs through a data source, and holds it against the SQL rules 7, 9 and 10 of scale-out. */
public final class ReadStatements {

    private static final String ENTER = "select access.enter(?)";
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\bset_config\\b|keepwell\\.ctx|^\\s*(set|reset|discard)\\b|\\bmerge into\\b|^\\s*copy\\b");

    private final List<String> patientTables;
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> onPatients = Collections.synchronizedList(new ArrayList<>());

    /** @param patientTables with their schemas */
    public ReadStatements(List<String> patientTables) {
        this.patientTables = patientTables;
    }

    /** What broke which rule. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    /** Statements on tables of patients. */
    public List<String> onPatients() {
        return List.copyOf(onPatients);
    }

    public DataSource around(DataSource source) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var result = call(method, source, arguments);
            return result instanceof Connection connection ? around(connection) : result;
        });
    }

    private Connection around(Connection connection) {
        var reader = new OneConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setAutoCommit" -> reader.begin(!(Boolean) arguments[0]);
                case "commit", "rollback", "close" -> reader.begin(reader.inTransaction);
                case "prepareStatement", "prepareCall" -> reader.read((String) arguments[0]);
                default -> {}
            }
            var result = call(method, connection, arguments);
            return "createStatement".equals(method.getName()) ? around((Statement) result, reader) : result;
        });
    }

    private Statement around(Statement statement, OneConnection reader) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                reader.read(sql);
            }
            return call(method, statement, arguments);
        });
    }

    /** Checks a statement as {@code PatientQuery} sends it, or one of a transaction that has entered. */
    public void check(String sql, boolean entered, boolean first) {
        var text = sql.toLowerCase(Locale.ROOT).strip();
        if (text.startsWith(ENTER + ";")) {
            check(text.substring(ENTER.length() + 1), true, false);
            return;
        }
        rule(!text.contains(";"), "several statements in one string", sql);
        rule(!FORBIDDEN.matcher(text).find(), "sets or merges", sql);
        rule(!text.contains("access.enter") || (text.equals(ENTER) && first), "enters late, or otherwise", sql);
        for (var table : patientTables) {
            if (Pattern.compile("\\b" + Pattern.quote(table) + "\\b")
                    .matcher(text)
                    .find()) {
                onPatients.add(sql);
                rule(entered, "reads patients without a context", sql);
                var inserts = Pattern.compile("insert into " + Pattern.quote(table) + "( as \\w+)? \\([^)]*\\)")
                        .matcher(text);
                var named = text.contains("tenant_id = ?") && text.contains("patient_id = ?");
                rule(
                        named
                                || inserts.find()
                                        && inserts.group().contains("tenant_id")
                                        && inserts.group().contains("patient_id"),
                        "does not name tenant and patient",
                        sql);
            }
        }
    }

    private void rule(boolean kept, String rule, String sql) {
        if (!kept) {
            broken.add(rule + ": " + sql);
        }
    }

    private final class OneConnection {

        private boolean inTransaction;
        private boolean entered;
        private boolean first = true;

        void begin(boolean transaction) {
            inTransaction = transaction;
            entered = false;
            first = true;
        }

        void read(String sql) {
            check(sql, entered, first && inTransaction);
            entered |= inTransaction && sql.startsWith(ENTER);
            first = false;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(ReadStatements.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(java.lang.reflect.Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
