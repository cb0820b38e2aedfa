import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures a server of its own on a scratch home: what a request costs, what an import costs, how long a start takes, how
 * much memory and disk. Started by "./keepwell bench"; what is measured and why is in docs/performance.md.
 */
public final class Bench {

    private static final String ONLY = "--only=";

    private final Served.Program program;
    private final Path scratch;
    private final Path shared;
    private final Path driver;
    private final boolean quick;
    private final Report report = new Report();
    private final double fsyncMillis;

    private Bench(List<String> arguments, Path scratch) throws IOException {
        this.scratch = scratch;
        this.quick = arguments.contains("--quick");
        this.program = new Served.Program(
                value("java"), Served.Program.words("flags"), Path.of(value("cache")), Path.of(value("jar")));
        var data = Path.of(value("shared"));
        this.shared = Files.isDirectory(data) ? data : null;
        this.driver = Path.of(value("driver"));
        this.fsyncMillis = fsync(scratch.resolve("fsync"));
    }

    private static String value(String name) {
        return System.getProperty("keepwell.bench." + name);
    }

    public static void main(String[] arguments) throws Exception {
        var known = List.of("--quick", "--crowd");
        var unknown = Arrays.stream(arguments).filter(a -> !known.contains(a) && !a.startsWith(ONLY)).findFirst();
        if (unknown.isPresent()) {
            System.err.println("bench: takes --quick, --crowd, --only=NAME or nothing, not " + unknown.get());
            System.exit(2);
        }
        var scratch = Files.createTempDirectory("keepwell-bench");
        try {
            var bench = new Bench(List.of(arguments), scratch);
            var only = Arrays.stream(arguments).filter(a -> a.startsWith(ONLY)).findFirst();
            if (List.of(arguments).contains("--crowd")) {
                bench.crowd();
            } else if (only.isPresent()) {
                bench.only(only.get().substring(ONLY.length()));
            } else {
                bench.run();
            }
        } finally {
            delete(scratch);
        }
    }

    private void run() throws Exception {
        long began = System.nanoTime();
        report.title("machine");
        report.note(Runtime.getRuntime().availableProcessors() + " processors, load average " + Processes.loadAverage()
                + " before; what others take shows in wall times, hardly in processor time");
        report.figure("write of 8 KB made durable (fdatasync), median", fsyncMillis, "ms");
        starts();
        int port = Served.freePort();
        var home = scratch.resolve("home");
        List<People.Patient> patients;
        List<Reads.Scenario> scenarios;
        try (var server = new Served(program, "demo", home, port)) {
            report.note(String.format("demo home made and ready in %.1f s", server.secondsToReady));
            if (shared == null) {
                report.note("no shared patients beside the project: the made-up clinic is measured, no import");
            } else {
                imports(server);
            }
            var people = new People(server, program);
            var physician = people.demoAccount(people.loginOf("physician"));
            var reads = new Reads(quick, report, fsyncMillis);
            var desk = people.demoAccount(people.loginOf("front desk"));
            patients = shared == null
                    ? people.demoPatients(2)
                    : people.sharedPatients(shared.resolve("index.csv"), desk, quick ? 8 : 40);
            people.assign(desk, people.loginOf("physician"), physician, patients);
            People.look(patients);
            var nurse = people.demoAccount(people.loginOf("nurse"));
            scenarios = reads.of(patients, physician, nurse);
            for (var scenario : scenarios) {
                reads.measure(scenario, server);
            }
            floor(server, patients.getFirst(), reads);
            new Crowd(server, report, quick).measure(patients, List.of(physician, nurse));
            signIn(server, people, patients);
            report.title("memory, server and database, shared pages once");
            report.atMost("most seen under this load", reads.mostKilobytes / 1024.0, "MB", 450);
            var stored = new Stored(report);
            stored.disk(server);
            stored.plainNames(patients);
            stored.script(server);
        }
        statements(home, port, scenarios);
        report.note("load average " + Processes.loadAverage() + " after");
        report.end((System.nanoTime() - began) / 1e9);
    }

    /** Only what has this in its name, in the made-up clinic: for whoever works on it. */
    private void only(String name) throws Exception {
        try (var server = new Served(program, "demo", scratch.resolve("home"), Served.freePort())) {
            var people = new People(server, program);
            var reads = new Reads(quick, report, fsyncMillis);
            var physician = people.demoAccount(people.loginOf("physician"));
            var nurse = people.demoAccount(people.loginOf("nurse"));
            var patients = people.demoPatients(2);
            for (var scenario : reads.of(patients, physician, nurse)) {
                if (scenario.name().contains(name)) {
                    reads.measure(scenario, server);
                }
            }
        }
    }

    /** Only the clinic at its busiest. */
    private void crowd() throws Exception {
        try (var server = new Served(program, "demo", scratch.resolve("home"), Served.freePort())) {
            var people = new People(server, program);
            var staff = List.of(people.demoAccount(people.loginOf("physician")), people.demoAccount(people.loginOf("nurse")));
            new Crowd(server, report, quick).measure(people.demoPatients(4), staff);
        }
    }

    /** The first start makes a database; the later ones are what a restart costs. */
    private void starts() throws Exception {
        report.title("start of a clinic's home, to the first page");
        var home = scratch.resolve("start");
        var seconds = new ArrayList<Double>();
        for (int n = 0; n < (quick ? 2 : 4); n++) {
            double wall;
            try (var server = new Served(program, "clinic", home, Served.freePort())) {
                wall = server.secondsToReady;
                report.note(String.format("%s %.1f s, of processor time: server %.1f s", n == 0 ? "cold" : "warm", wall,
                        Processes.cpuMillis(server.pid()) / 1e3));
            }
            if (n > 0) {
                seconds.add(wall);
            }
        }
        seconds.sort(Comparator.naturalOrder());
        report.atMost("warm, median", seconds.get(seconds.size() / 2), "s", 5);
    }

    private void imports(Served server) throws Exception {
        report.title("import, beside the running server");
        program.run(true, "import", "--source", "bench", "--home", server.home.toString(), shared.resolve("providers").toString());
        var arguments = new ArrayList<>(List.of("import", "--source", "bench", "--home", server.home.toString()));
        try (var files = Files.list(shared.resolve("bundles"))) {
            files.sorted().limit(quick ? 8 : 1000).forEach(file -> arguments.add(file.toString()));
        }
        long ended = Processes.cpuMillisOfEnded();
        long database = Processes.cpuMillisOfFamily(server.databasePid());
        long began = System.nanoTime();
        var said = program.run(true, arguments.toArray(String[]::new));
        double wall = (System.nanoTime() - began) / 1e9;
        double program = Processes.cpuMillisOfEnded() - ended;
        double inDatabase = Processes.cpuMillisOfFamily(server.databasePid()) - database;
        var match = Pattern.compile("resources\\s+([\\d,]+) \\(([\\d,]+) a second\\)").matcher(said);
        if (!match.find()) {
            throw new IllegalStateException("the import said: " + said);
        }
        double count = Double.parseDouble(match.group(1).replace(",", ""));
        report.atLeast("resources a second, of " + (long) count, Double.parseDouble(match.group(2).replace(",", "")), "/s", 3000);
        report.atMost("processor time a resource, start included", (program + inDatabase) / count, "ms", 0.35);
        report.note(String.format("program %.3f ms, database %.3f ms a resource; %.1f s in all", program / count,
                inDatabase / count, wall));
        said.lines().filter(line -> line.startsWith("quarantined")).forEach(report::note);
    }

    private void floor(Served server, People.Patient patient, Reads reads) throws Exception {
        report.title("floor: the least server that keeps our promises, same database");
        try (var floor = new FloorProcess(program, server, driver)) {
            floor(floor, patient, "50 newest results", "/4/50", "result list", reads);
            floor(floor, patient, "one row", "/4/1", "result detail with trend", reads);
        }
    }

    private void floor(FloorProcess floor, People.Patient patient, String name, String path, String ours, Reads reads)
            throws Exception {
        Load.Client client = number -> {
            var web = patient.web().at(floor.port);
            return () -> web.get("/" + patient.patientId() + path).expect(200);
        };
        var cost = Reads.cost(client, floor::cpuMillis, () -> 0, quick); // only the whole is shown
        report.figure(name + ", CPU", cost.cpuMillis(), "ms a request");
        report.note(String.format("1 client p50 %.2f ms; 8 clients %.0f a second", cost.alone().millis(0.5),
                cost.busy().count() / cost.busy().seconds()));
        if (reads.costs.containsKey(ours)) {
            report.figure(ours + ", times the floor", reads.costs.get(ours).cpuMillis() / cost.cpuMillis(), "");
        }
    }

    private void signIn(Served server, People people, List<People.Patient> patients) throws Exception {
        report.title("sign-in, password and code (Argon2id 19 MiB is most of it, on purpose)");
        var able = patients.stream().filter(patient -> patient.seed() != null).toList();
        if (able.isEmpty()) {
            report.note("made-up accounts keep their authenticator seeds to themselves: not measured");
            return;
        }
        long before = server.cpuMillis();
        var micros = new long[able.size()];
        for (int n = 0; n < micros.length; n++) {
            long began = System.nanoTime();
            people.signIn(able.get(n), 1); // a step ahead: that of the activation is used up
            micros[n] = (System.nanoTime() - began) / 1000;
        }
        report.figure("server CPU, of " + micros.length, (double) (server.cpuMillis() - before) / micros.length, "ms a sign-in");
        Arrays.sort(micros);
        var times = new Load.Times(micros, 1);
        report.note(String.format("1 client  p50 %.1f  p95 %.1f ms", times.millis(0.5), times.millis(0.95)));
    }

    /** Counted by the database in a start of its own, because counting costs time too. */
    private void statements(Path home, int port, List<Reads.Scenario> scenarios) throws Exception {
        report.title("SQL statements a request (pg_stat_statements; begin and commit count, so does the audit entry)");
        Files.writeString(home.resolve("db/data/postgresql.conf"),
                "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = 'top'\n", StandardOpenOption.APPEND);
        try (var server = new Served(program, "demo", home, port);
                var connection = server.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            int rounds = 20;
            for (var scenario : scenarios) {
                if (scenario.body() != null) {
                    continue; // a second tap of the same message would be counted as sending
                }
                var web = scenario.people().getFirst().again();
                web.get(scenario.paths().getFirst()).expect(200);
                statement.execute("select pg_stat_statements_reset()");
                for (int n = 0; n < rounds; n++) {
                    web.get(scenario.paths().getFirst()).expect(200);
                }
                try (var row = statement.executeQuery("select coalesce(sum(s.calls), 0) from pg_stat_statements s"
                        + " join pg_roles r on r.oid = s.userid where r.rolname <> 'postgres'")) {
                    row.next();
                    report.figure(scenario.name(), row.getDouble(1) / rounds, "");
                }
            }
        }
    }

    private static double fsync(Path file) throws IOException {
        var micros = new long[200];
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int n = 0; n < micros.length; n++) {
                long began = System.nanoTime();
                channel.write(ByteBuffer.allocate(8192), 0);
                channel.force(false);
                micros[n] = (System.nanoTime() - began) / 1000;
            }
        }
        Arrays.sort(micros);
        return micros[micros.length / 2] / 1e3;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
