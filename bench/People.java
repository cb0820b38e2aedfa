import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs people in the way browsers do: by password and authenticator code, after an activation where one is needed. */
final class People {

    private static final String PASSWORD = "Otter-Lantern-Quartz-7!";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** A patient's account that is signed in. */
    record Patient(String login, byte[] seed, String patientId, Web web) {}

    private final Served server;
    private final Served.Program program;

    People(Served server, Served.Program program) {
        this.server = server;
        this.program = program;
    }

    /** A made-up account of the demo clinic, with the code that "./keepwell code" shows. */
    Web demoAccount(String login) throws IOException, InterruptedException {
        var web = new Web(server.port);
        web.csrf = web.post("/api/session", credentials(login, server.passwords.get(login))).expect(200).field("csrf");
        var code = program.run(false, "code", login, "--home", server.home.toString()).strip();
        code = code.substring(code.length() - 6);
        web.csrf = web.post("/api/session/code", "{\"code\":\"" + code + "\"}").expect(200).field("csrf");
        return web;
    }

    String loginOf(String role) {
        return server.roles.entrySet().stream().filter(e -> e.getValue().equals(role)).map(Map.Entry::getKey)
                .findFirst().orElseThrow(() -> new IllegalStateException("the demo clinic shows no " + role));
    }

    /** Patients of the demo clinic who can sign in. */
    List<Patient> demoPatients(int most) throws IOException, InterruptedException {
        var found = new ArrayList<Patient>();
        for (var role : server.roles.entrySet()) {
            if (role.getValue().equals("patient") && found.size() < most) {
                var web = demoAccount(role.getKey());
                var session = web.get("/api/session").expect(200);
                found.add(new Patient(role.getKey(), null, session.field("id"), web));
            }
        }
        return found;
    }

    /** Invites patients out of an index of code, record number, name, sex, birth date, and activates their accounts. */
    List<Patient> sharedPatients(Path index, Web frontDesk, int most) throws IOException {
        var found = new ArrayList<Patient>();
        for (var line : Files.readAllLines(index).stream().skip(1).limit(most).toList()) {
            var cells = line.split(",");
            var hits = frontDesk.post("/api/staff/search", "{\"by\":\"RECORD_BIRTH\",\"recordNumber\":\"" + cells[1]
                    + "\",\"birthDate\":\"" + cells[4] + "\"}").expect(200);
            if (!hits.json().contains("patientId")) {
                continue; // not imported: a quick run takes some of them only
            }
            var id = hits.field("patientId");
            found.add(activate(frontDesk, id, cells[0] + "@bench.example", cells[4]));
        }
        return found;
    }

    private Patient activate(Web frontDesk, String patient, String login, String birthDate) throws IOException {
        var invited = frontDesk.post("/api/patients/" + patient + "/invitations", "{\"email\":\"" + login + "\"}").expect(201);
        var token = invited.field("link").replaceFirst(".*#", "");
        var web = new Web(server.port);
        web.csrf = web.post("/api/activation", "{\"token\":\"" + token + "\",\"code\":\"" + invited.field("code")
                + "\",\"birthDate\":\"" + birthDate + "\"}").expect(200).field("csrf");
        var seed = unbase32(web.post("/api/activation/password", "{\"password\":\"" + PASSWORD + "\"}").expect(200).field("secret"));
        web.post("/api/activation/authenticator", "{\"code\":\"" + code(seed, 0) + "\"}").expect(200);
        web.csrf = web.post("/api/activation/finish", "{}").expect(200).field("csrf");
        return new Patient(login, seed, patient, web);
    }

    /** Puts a clinician into the care team of these patients. */
    void assign(Web frontDesk, String clinicianLogin, Web clinician, List<Patient> patients) throws IOException {
        var name = clinician.get("/api/session").expect(200).field("displayName");
        var staff = frontDesk.get("/api/staff/clinicians").expect(200).json();
        var match = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"name\":\"" + Pattern.quote(name)).matcher(staff);
        if (!match.find()) {
            throw new IllegalStateException("no clinician " + clinicianLogin);
        }
        for (var patient : patients) {
            var answer = frontDesk.post("/api/patients/" + patient.patientId() + "/assignments",
                    "{\"clinicianId\":\"" + match.group(1) + "\",\"reason\":\"bench\"}");
            if (answer.status() != 201 && !answer.json().contains("ALREADY_ASSIGNED")) {
                answer.expect(201);
            }
        }
    }

    /** What a browser does after the first look at the home page: from then on it is nobody's first visit. */
    static void look(List<Patient> patients) throws IOException {
        for (var patient : patients) {
            patient.web().get("/api/patients/" + patient.patientId() + "/home").expect(200);
            patient.web().post("/api/patients/" + patient.patientId() + "/home/seen",
                    "{\"group\":\"allergies\",\"upTo\":\"" + Instant.now() + "\"}").expect(204);
        }
    }

    /** Both steps of signing in; {@code step} is 30-second steps from now, each good once and only upwards. */
    void signIn(Patient patient, int step) throws IOException {
        try (var web = new Web(server.port)) {
            web.csrf = web.post("/api/session", credentials(patient.login(), PASSWORD)).expect(200).field("csrf");
            web.post("/api/session/code", "{\"code\":\"" + code(patient.seed(), step) + "\"}").expect(200);
        }
    }

    static String credentials(String login, String password) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    }

    private static String code(byte[] seed, int step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30 + step).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, 4).getInt() & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unbase32(String text) {
        var bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bytes.put((byte) (buffer >> (bits - 8)));
                bits -= 8;
            }
        }
        return bytes.array();
    }
}
