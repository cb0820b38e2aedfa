import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the kernel knows about processes: processor time and memory, from /proc. */
final class Processes {

    private static final int MILLIS_A_TICK = 10; // USER_HZ is 100 on Linux for every program
    private static final int UTIME = 11; // fields of /proc/PID/stat after the name, see proc(5)
    private static final int PARENT = 1;

    private Processes() {}

    /** Processor time of one process, its threads included, in milliseconds. */
    static long cpuMillis(long pid) {
        return ticks(pid, false) * MILLIS_A_TICK;
    }

    /** Processor time of those threads of a process whose name has this in it, in milliseconds. */
    static long cpuMillisOfThreads(long pid, String name) throws IOException {
        long ticks = 0;
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : threads) {
                var text = String.join(" ", lines(thread.resolve("stat")));
                int end = text.lastIndexOf(')');
                if (end > 0 && text.substring(0, end).contains(name)) {
                    var fields = text.substring(end + 2).split(" ");
                    ticks += Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
                }
            }
        }
        return ticks * MILLIS_A_TICK;
    }

    /** Processor time of a process, of its children and of the children that it has outlived, in milliseconds. */
    static long cpuMillisOfFamily(long pid) {
        long ticks = ticks(pid, true);
        for (long child : children(pid)) {
            ticks += ticks(child, true);
        }
        return ticks * MILLIS_A_TICK;
    }

    /** Processor time of all children of this program that have ended, in milliseconds. */
    static long cpuMillisOfEnded() {
        var fields = stat("self");
        return (Long.parseLong(fields[UTIME + 2]) + Long.parseLong(fields[UTIME + 3])) * MILLIS_A_TICK;
    }

    static List<Long> children(long pid) {
        var found = new ArrayList<Long>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var folder : all) {
                var fields = stat(folder.getFileName().toString());
                if (fields.length > PARENT && Long.parseLong(fields[PARENT]) == pid) {
                    found.add(Long.parseLong(folder.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Memory in kB, where pages that processes share count once. */
    static long residentKilobytes(List<Long> pids) {
        long sum = 0;
        for (long pid : pids) {
            for (var line : lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return sum;
    }

    static String loadAverage() {
        return String.join(" ", lines(Path.of("/proc/loadavg"))).replaceAll("^(\\S+ \\S+ \\S+).*", "$1");
    }

    private static long ticks(long pid, boolean withEnded) {
        var fields = stat(Long.toString(pid));
        long sum = 0;
        for (int n = 0; n < (withEnded ? 4 : 2) && fields.length > UTIME + n; n++) {
            sum += Long.parseLong(fields[UTIME + n]);
        }
        return sum;
    }

    /** Empty for a process that has gone. */
    private static String[] stat(String pid) {
        var text = String.join(" ", lines(Path.of("/proc/" + pid + "/stat")));
        int end = text.lastIndexOf(')'); // the name before it may hold anything
        return end < 0 ? new String[0] : text.substring(end + 2).split(" ");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of(); // ended in between
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return List.of();
            }
            throw new UncheckedIOException(e);
        }
    }
}
