import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** What lies in the database and in the first page: bytes a resource, plain names, script. */
final class Stored {

    private static final String DISK = """
            select count(*), pg_total_relation_size('records.resource') + pg_total_relation_size('records.part_of'),
                pg_relation_size('records.resource'), sum(length(body)) from records.resource
            """;
    private static final String LOG = """
            select (select count(*) from audit.event),
                (select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'audit' and c.relkind = 'r' and c.relname like 'event_2%')
            """;

    private final Report report;

    Stored(Report report) {
        this.report = report;
    }

    void disk(Served server) throws IOException, SQLException {
        report.title("disk, indexes included");
        try (var connection = server.superuser("keepwell");
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(DISK)) {
                row.next();
                double count = row.getLong(1);
                report.atMost("bytes a resource, of " + row.getLong(1), row.getLong(2) / count, "B", 900);
                report.note(String.format("table alone %.0f B, sealed body %.0f B", row.getLong(3) / count, row.getLong(4) / count));
            }
            try (var row = statement.executeQuery(LOG)) {
                row.next();
                report.atMost("bytes an audit entry, of " + row.getLong(1), row.getDouble(2) / row.getLong(1), "B", 400);
            }
        }
    }

    /** Of the rows on the first piece of each list. */
    void plainNames(List<People.Patient> patients) throws IOException {
        report.title("rows shown with a plain name");
        for (var list : List.of("results", "conditions", "medicines")) {
            long rows = 0;
            long plain = 0;
            for (var patient : patients) {
                var answer = patient.web().get("/api/patients/" + patient.patientId() + "/" + list);
                if (answer.status() == 200) {
                    rows += count(answer.json(), "\"name\":\\{");
                    plain += count(answer.json(), "\"name\":\\{\"plain\":\"");
                }
            }
            if (rows == 0) {
                report.note(list + ": not served by this build, or none");
            } else {
                report.figure(list + ", of " + rows, 100.0 * plain / rows, "%");
            }
        }
    }

    void script(Served server) throws IOException {
        report.title("first visit");
        try (var web = new Web(server.port)) {
            var page = unpacked(web.get("/").expect(200));
            var match = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.js)\"").matcher(page);
            double bytes = 0;
            int files = 0;
            while (match.find()) {
                var answer = web.get(match.group(1)).expect(200);
                boolean packed = "gzip".equals(answer.headers().get("content-encoding"));
                bytes += packed ? answer.body().length : gzip(answer.body());
                if (!packed) {
                    report.note(match.group(1) + " is sent unpacked; counted as if packed");
                }
                files++;
            }
            if (files == 0) {
                report.note("this build has no web app");
            } else {
                report.atMost("script in " + files + " files, gzip", bytes / 1024, "KB", 170);
            }
        }
    }

    private static String unpacked(Web.Answer answer) throws IOException {
        if (!"gzip".equals(answer.headers().get("content-encoding"))) {
            return answer.json();
        }
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static long count(String text, String regex) {
        return Pattern.compile(regex).matcher(text).results().count();
    }

    private static int gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        }
        return out.size();
    }
}
