package org.keepwell.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.keepwell.Keepwell;
import org.keepwell.testing.TestDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Keepwell without its web door, on a database of its own: in this JVM, or as a process that can be killed. */
public final class TestProgram implements AutoCloseable {

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private TestProgram(TestDatabase database, UnaryOperator<DataSource> around) {
        this.database = database;
        this.context = new SpringApplicationBuilder(Keepwell.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties(database.properties())
                .initializers(started -> started.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof DataSource source ? around.apply(source) : bean;
                    }
                }))
                .run();
    }

    /** @param name of the database, which is made anew */
    public static TestProgram onFresh(String name) {
        return onFresh(name, UnaryOperator.identity());
    }

    /** @param around what the program is given instead of each of its data sources */
    public static TestProgram onFresh(String name, UnaryOperator<DataSource> around) {
        return new TestProgram(TestDatabase.fresh(name), around);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TestDatabase database() {
        return database;
    }

    /** The first column of every row, as a superuser sees it, who passes by row policies. */
    public List<String> all(String sql) {
        return all(database, sql);
    }

    public static List<String> all(TestDatabase database, String sql) {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String one(TestDatabase database, String sql) {
        return all(database, sql).getFirst();
    }

    public String one(String sql) {
        return one(database, sql);
    }

    /** Starts {@code keepwell COMMAND --home …} on a database of this server; output goes to the file. */
    public static Process start(String database, String heap, Path output, String command, List<String> words)
            throws IOException {
        var server = TestServer.running();
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // a short life: the other compiler would cost more than it saves
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Keepwell.class.getName(),
                command,
                "--home",
                server.home().root().toString()));
        line.addAll(words);
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("KEEPWELL_DATABASE_URL", server.url(database));
        builder.environment().put("KEEPWELL_DATABASE_CONNECTIONS", "8");
        return builder.start();
    }

    @Override
    public void close() {
        context.close();
    }
}
