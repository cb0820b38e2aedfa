import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks again and again, from a number of clients at once, without a pause. */
final class Load {

    /** One request of one client; throws if the answer is not right. */
    interface Request {

        void send() throws IOException;
    }

    /** Makes the requests of client number n. */
    interface Client {

        Request number(int n) throws IOException;
    }

    /** @param micros sorted */
    record Times(long[] micros, double seconds) {

        double millis(double share) {
            return micros.length == 0 ? Double.NaN : micros[(int) Math.min(micros.length - 1, share * micros.length)] / 1e3;
        }

        int count() {
            return micros.length;
        }
    }

    private Load() {}

    static Times run(Client client, int clients, double seconds) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        var tasks = new ArrayList<Callable<long[]>>();
        for (int n = 0; n < clients; n++) {
            var request = client.number(n);
            tasks.add(() -> ask(request, until));
        }
        long began = System.nanoTime();
        var all = together(tasks);
        return new Times(all, (System.nanoTime() - began) / 1e9);
    }

    private static long[] ask(Request request, long until) throws IOException {
        var micros = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < until; ) {
            request.send();
            long after = System.nanoTime();
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (after - now) / 1000;
            now = after;
        }
        return Arrays.copyOf(micros, count);
    }

    /** Runs tasks at the same time; all times sorted. */
    static long[] together(List<Callable<long[]>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var all = new ArrayList<long[]>();
            for (var done : threads.invokeAll(tasks)) {
                all.add(done.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        } finally {
            threads.shutdown();
            threads.awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
