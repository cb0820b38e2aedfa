import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clinic at its busiest: many people at once, each with an open page that listens for news, who look at something every
 * now and then; some of them write. Several connections share an account, as there are fewer accounts than people.
 */
final class Crowd {

    private static final int PATIENTS = 2_000;
    private static final int STAFF = 200;
    private static final double PATIENT_THINKS = 20;
    private static final double STAFF_THINKS = 5;
    /** One message a second in the whole clinic. */
    private static final double WRITES = PATIENT_THINKS / PATIENTS;

    private final Served server;
    private final Report report;
    private final int seconds;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger listening = new AtomicInteger();
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean over;

    Crowd(Served server, Report report, boolean quick) {
        this.server = server;
        this.report = report;
        this.seconds = quick ? 15 : 60;
    }

    void measure(List<People.Patient> patients, List<Web> staff) throws Exception {
        report.title(PATIENTS + " patients and " + STAFF + " staff at once, each with an open page");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < PATIENTS + STAFF; n++) {
                boolean patient = n < PATIENTS;
                var somebody = patients.get(n % patients.size());
                var person = patient ? somebody.web() : staff.get(n % staff.size());
                double thinks = patient ? PATIENT_THINKS : STAFF_THINKS;
                threads.execute(() -> listen(person.again()));
                threads.execute(() -> use(person.again(), patient ? somebody.patientId() : null, thinks));
                Thread.sleep(20); // people do not all arrive in the same second
            }
            Thread.sleep(TimeUnit.SECONDS.toMillis(10));
            micros.clear();
            int before = listening.get();
            long cpu = server.cpuMillis();
            Thread.sleep(TimeUnit.SECONDS.toMillis(seconds));
            double cores = (server.cpuMillis() - cpu) / (seconds * 1e3);
            int listeners = listening.get();
            var sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
            over = true;
            var times = new Load.Times(sorted, seconds);
            report.figure("requests a second", times.count() / times.seconds(), "/s");
            report.note(String.format("p50 %.1f  p95 %.1f ms; server and database %.2f processors; %d words heard",
                    times.millis(0.5), times.millis(0.95), cores, heard.get()));
            report.atMost("p99", times.millis(0.99), "ms", 500);
            report.atMost("errors", failures.size(), "", 0);
            failures.stream().distinct().limit(5).forEach(report::note);
            if (!failures.isEmpty()) { // what the server said of them
                try (var lines = Files.lines(server.home.resolve("logs/keepwell.log"))) {
                    lines.filter(line -> line.contains("\"ERROR\"") || line.contains("\"WARN\""))
                            .limit(10)
                            .forEach(report::note);
                }
            }
            report.note(before + " pages were listening, " + listeners + " at the end; "
                    + server.residentKilobytes() / 1024 + " MB");
            threads.shutdownNow();
        }
    }

    private void listen(Web web) {
        try (web) {
            web.listen("/api/live", listening::incrementAndGet, word -> heard.incrementAndGet());
        } catch (IOException | RuntimeException e) {
            listening.decrementAndGet();
            failed("a stream ended", e);
        }
    }

    private void use(Web web, String patient, double thinks) {
        try (web) {
            while (!over) {
                Thread.sleep((long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) * thinks * 1e3));
                long began = System.nanoTime();
                ask(web, patient);
                micros.add((System.nanoTime() - began) / 1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is over
        } catch (IOException | RuntimeException e) {
            failed("a request failed", e);
        }
    }

    private static void ask(Web web, String patient) throws IOException {
        var chance = ThreadLocalRandom.current();
        if (patient == null) {
            var paths = List.of("/api/queue?board=1", "/api/queue/boards", "/api/queue?board=mine", "/api/session");
            web.get(paths.get(chance.nextInt(paths.size()))).expect(200);
        } else if (chance.nextDouble() < WRITES) {
            web.post("/api/patients/" + patient + "/messages", Reads.message()).expect(201);
        } else {
            var paths = List.of("home", "results", "messages", "medicines");
            web.get("/api/patients/" + patient + "/" + paths.get(chance.nextInt(paths.size()))).expect(200);
        }
    }

    private void failed(String what, Exception e) {
        if (!over) {
            failures.add(what + ": " + e.getMessage());
        }
    }
}
