import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The scenarios: how each is asked, and what it costs. */
final class Reads {

    /**
     * One kind of request.
     *
     * @param budget processor milliseconds a request, see docs/performance.md; 0 for none
     * @param body what is sent, another one each time; null for one that reads
     */
    record Scenario(String name, double budget, List<Web> people, List<String> paths, Supplier<String> body) {

        Scenario(String name, double budget, List<Web> people, List<String> paths) {
            this(name, budget, people, paths, null);
        }

        /** Over this connection; a reading one has no body. */
        Web.Answer ask(Web connection, int n) throws IOException {
            return body == null
                    ? connection.get(paths.get(n), people.get(n)).expect(200)
                    : connection.post(paths.get(n), body.get(), people.get(n)).expect(201);
        }
    }

    /** @param inDatabase of {@code cpuMillis} what the database took */
    record Cost(double cpuMillis, double inDatabase, Load.Times busy, Load.Times alone) {}

    private static final int CLIENTS = 8;
    private static final int WARM_SECONDS = 4;

    /** Warm is when compiling takes no more than this share of the server's time. */
    private static final double COMPILING = 0.05;

    private final boolean quick;
    private final Report report;
    private final double fsyncMillis;
    final Map<String, Cost> costs = new LinkedHashMap<>();
    long mostKilobytes;

    Reads(boolean quick, Report report, double fsyncMillis) {
        this.quick = quick;
        this.report = report;
        this.fsyncMillis = fsyncMillis;
    }

    /** Only what this build serves; what it does not is said. */
    List<Scenario> of(List<People.Patient> patients, Web physician, Web nurse) throws IOException {
        var own = patients.stream().map(People.Patient::web).toList();
        var scenarios = new ArrayList<Scenario>();
        add(scenarios, new Scenario("session read", 0.35, own, paths(patients, "/api/session")));
        add(scenarios, new Scenario("home", 0.80, own, paths(patients, "/api/patients/ID/home")));
        add(scenarios, new Scenario("result list", 0.60, own, paths(patients, "/api/patients/ID/results")));
        add(scenarios, details(patients));
        var staff = patients.stream().map(patient -> physician).toList();
        add(scenarios, new Scenario("chart for staff", 0.80, staff, paths(patients, "/api/patients/ID/chart")));
        scenarios.add(new Scenario(
                "send a message", 0.50, own, paths(patients, "/api/patients/ID/messages"), Reads::message));
        add(scenarios, new Scenario("inbox", 0.60, own, paths(patients, "/api/patients/ID/messages")));
        var board = List.of("/api/queue?board=1");
        add(scenarios, new Scenario("queue of a board", 0.60, List.of(nurse), board));
        add(scenarios, new Scenario("counts of the boards", 0, List.of(nurse), List.of("/api/queue/boards")));
        return scenarios;
    }

    static String message() {
        return "{\"sendKey\":\"" + UUID.randomUUID() + "\",\"topic\":\"MEDICAL\",\"clinicianId\":null,\"subject\":"
                + "\"Dizzy since Monday\",\"body\":\"" + "When I stand up I feel dizzy. ".repeat(10)
                + "\",\"files\":[],\"hideFrom\":[],\"flagged\":false}";
    }

    private static List<String> paths(List<People.Patient> patients, String path) {
        return patients.stream().map(patient -> path.replace("ID", patient.patientId())).toList();
    }

    private static Scenario details(List<People.Patient> patients) throws IOException {
        var people = new ArrayList<Web>();
        var paths = new ArrayList<String>();
        for (var patient : patients) {
            var list = "/api/patients/" + patient.patientId() + "/results";
            var answer = patient.web().get(list);
            if (answer.status() == 200 && answer.json().contains("\"items\":[{\"id\"")) {
                people.add(patient.web());
                paths.add(list + "/" + answer.field("id"));
            }
        }
        return new Scenario("result detail with trend", 0.35, people, paths);
    }

    private void add(List<Scenario> scenarios, Scenario scenario) throws IOException {
        int status = scenario.paths().isEmpty() ? 404 : scenario.people().getFirst().get(scenario.paths().getFirst()).status();
        if (status != 200) {
            report.note(scenario.name() + ": not measured, this build answers with status " + status);
        } else {
            scenarios.add(scenario);
        }
    }

    void measure(Scenario scenario, Served server) throws Exception {
        var answers = new AtomicLong();
        var bytes = new AtomicLong();
        Load.Client client = number -> {
            var connection = scenario.people().getFirst().again();
            var turn = new int[] {number * scenario.paths().size() / CLIENTS};
            return () -> {
                int n = turn[0]++ % scenario.paths().size();
                var answer = scenario.ask(connection, n);
                answers.incrementAndGet();
                bytes.addAndGet(answer.body().length);
            };
        };
        int warmed = warm(client, server);
        analyze(server);
        var cost = cost(client, server::cpuMillis, () -> Processes.cpuMillisOfFamily(server.databasePid()), quick);
        mostKilobytes = Math.max(mostKilobytes, server.residentKilobytes());
        costs.put(scenario.name(), cost);
        report.title(scenario.name() + " (" + bytes.get() / answers.get() + " bytes an answer on average, "
                + scenario.paths().size() + " records, warmed for " + warmed + " s)");
        show(cost, scenario.budget());
    }

    /**
     * Asks until Java has nothing more to compile, or 60 seconds have passed: a server that runs for months is not measured
     * by its first minute.
     *
     * @return seconds it took
     */
    private int warm(Load.Client client, Served server) throws Exception {
        int seconds = 0;
        double share = 1;
        while (share > COMPILING && seconds < (quick ? 4 : 60)) {
            long compiled = Processes.cpuMillisOfThreads(server.pid(), "CompilerThre");
            long all = Processes.cpuMillis(server.pid());
            Load.run(client, CLIENTS, WARM_SECONDS);
            seconds += WARM_SECONDS;
            share = (double) (Processes.cpuMillisOfThreads(server.pid(), "CompilerThre") - compiled)
                    / (Processes.cpuMillis(server.pid()) - all);
        }
        return seconds;
    }

    /** Counts what the warming wrote, as the database does by itself within a minute: plans made for empty tables go. */
    private static void analyze(Served server) throws Exception {
        try (var superuser = server.superuser("keepwell"); var statement = superuser.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** Where processor time is read from. */
    interface Cpu {

        long millis() throws IOException;
    }

    static Cost cost(Load.Client client, Cpu cpu, Cpu database, boolean quick) throws Exception {
        Load.run(client, CLIENTS, quick ? 1 : 3);
        long before = cpu.millis();
        long databaseBefore = database.millis();
        var busy = Load.run(client, CLIENTS, quick ? 3 : 6);
        double millis = (double) (cpu.millis() - before) / busy.count();
        double inDatabase = (double) (database.millis() - databaseBefore) / busy.count();
        var alone = Load.run(client, 1, quick ? 1.5 : 3);
        return new Cost(millis, inDatabase, busy, alone);
    }

    void show(Cost cost, double budget) {
        if (budget > 0) {
            report.atMost("server CPU, 8 clients", cost.cpuMillis(), "ms a request", budget);
        } else {
            report.figure("server CPU, 8 clients", cost.cpuMillis(), "ms a request");
        }
        report.note(String.format("of it the database %.2f ms", cost.inDatabase()));
        times("8 clients", cost.busy());
        times("1 client", cost.alone());
        if (budget > 0) {
            report.atMost("p50 at 1 client less one fsync", cost.alone().millis(0.5) - fsyncMillis, "ms", 1);
        }
    }

    private void times(String who, Load.Times times) {
        report.note(String.format("%-9s p50 %.2f  p95 %.2f  p99 %.2f ms, %.0f a second", who, times.millis(0.5),
                times.millis(0.95), times.millis(0.99), times.count() / times.seconds()));
    }
}
