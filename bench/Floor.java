import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The least server that keeps our promises, on the same database: TLS, the session's trip, one sealed trip for rows,
 * AES-256-GCM over each body, an audit entry that is durable before the answer. No framework, no JSON, no unpacking: what
 * it costs is what nothing can go below.
 */
public final class Floor {

    private static final String SESSION = "select * from identity.open_session(?, ?::uuid, ?)";
    private static final String ROWS = "select access.enter(?);select body from records.resource"
            + " where tenant_id = ? and patient_id = ? and shelf = ? order by sort_at desc, id desc limit ?";
    private static final String AUDIT = """
            insert into audit.event (at, actor, id, patient_id, request, tenant_id, count, principal, role, relation, act,
                category, outcome, reason, nonce, leaf)
            select now(), id, id, patient, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, nonce, leaf
            from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[]) as e (id, patient, nonce, leaf)
            """;

    private record Waiting(UUID patient, CompletableFuture<Void> durable) {}

    private final Properties settings = new Properties();
    private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<Waiting> audit = new ArrayBlockingQueue<>(10_000);
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec bodyKey = new SecretKeySpec(new byte[32], "AES");
    private SecretKeySpec sealKey;

    public static void main(String[] arguments) throws Exception {
        new Floor().serve(System.in);
    }

    /** Settings come on the standard input: they hold passwords. Says its port when it is ready. */
    private void serve(InputStream in) throws Exception {
        settings.load(in);
        sealKey = new SecretKeySpec(HexFormat.of().parseHex(settings.getProperty("seal")), "HmacSHA256");
        for (int n = 0; n < 8; n++) {
            pool.add(connect("keepwell_app", "app"));
        }
        for (int n = 0; n < 2; n++) {
            var connection = connect("keepwell_audit_writer", "writer");
            Thread.ofPlatform().daemon().start(() -> writeAudit(connection));
        }
        var server = tls().getServerSocketFactory().createServerSocket(0);
        System.out.println(server.getLocalPort());
        while (true) {
            var socket = (SSLSocket) server.accept();
            Thread.startVirtualThread(() -> talk(socket));
        }
    }

    private Connection connect(String user, String password) throws Exception {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", settings.getProperty(password));
        properties.setProperty("prepareThreshold", "3");
        return DriverManager.getConnection(settings.getProperty("url"), properties);
    }

    private void talk(SSLSocket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var buffer = new byte[8192];
            int filled = 0;
            while (true) {
                int count = socket.getInputStream().read(buffer, filled, buffer.length - filled);
                if (count < 0) {
                    return;
                }
                filled += count;
                var text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
                if (text.endsWith("\r\n\r\n")) {
                    socket.getOutputStream().write(answer(text));
                    filled = 0;
                }
            }
        } catch (Exception e) {
            System.err.println("floor: " + e);
        }
    }

    /** The path is /PATIENT/SHELF/ROWS. */
    private byte[] answer(String request) throws Exception {
        var path = request.substring(request.indexOf('/') + 1, request.indexOf(" HTTP")).split("/");
        var patient = UUID.fromString(path[0]);
        int cookie = request.indexOf("__Host-keepwell=") + 16;
        var token = Base64.getUrlDecoder().decode(request.substring(cookie, cookie + 43));
        var connection = pool.take();
        var body = ByteBuffer.allocate(1 << 20);
        try {
            try (var session = connection.prepareStatement(SESSION)) {
                session.setBytes(1, MessageDigest.getInstance("SHA-256").digest(token));
                session.setObject(2, patient);
                session.setTimestamp(3, Timestamp.from(Instant.now()));
                try (var row = session.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("no session");
                    }
                }
            }
            var entry = new Waiting(patient, new CompletableFuture<>());
            audit.put(entry);
            try (var rows = connection.prepareStatement(ROWS)) {
                rows.setString(1, seal(patient));
                rows.setInt(2, 1);
                rows.setObject(3, patient);
                rows.setInt(4, Integer.parseInt(path[1]));
                rows.setInt(5, Integer.parseInt(path[2]));
                rows.execute();
                rows.getMoreResults();
                try (var result = rows.getResultSet()) {
                    while (result.next()) {
                        body.put(cipher(result.getBytes(1)));
                    }
                }
            }
            entry.durable.get();
        } finally {
            pool.put(connection);
        }
        var head = ("HTTP/1.1 200 \r\nContent-Length: " + body.position() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + body.position()).put(head).put(body.flip()).array();
    }

    /** Sealing costs what opening costs, and the key of the patient is out of reach here. */
    private byte[] cipher(byte[] bytes) throws Exception {
        var nonce = new byte[12];
        random.nextBytes(nonce);
        var gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, bodyKey, new GCMParameterSpec(128, nonce));
        return gcm.doFinal(bytes);
    }

    /** Seal v1 of a patient in the own record, see docs/decisions. */
    private String seal(UUID patient) throws Exception {
        var fields = ByteBuffer.allocate(80).put((byte) 1).putInt(1).putLong(1).putLong(1).put((byte) 1).put((byte) 1)
                .putLong(patient.getMostSignificantBits()).putLong(patient.getLeastSignificantBits())
                .putLong(Long.MAX_VALUE).putLong(0).put((byte) 0).putLong(System.currentTimeMillis() + 30_000)
                .putLong(random.nextLong()).putLong(random.nextLong()).array();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(sealKey);
        return HexFormat.of().formatHex(fields) + HexFormat.of().formatHex(mac.doFinal(fields));
    }

    private void writeAudit(Connection connection) {
        try (var insert = connection.prepareStatement(AUDIT)) {
            var batch = new ArrayList<Waiting>();
            while (true) {
                batch.clear();
                batch.add(audit.take());
                audit.drainTo(batch, 511);
                int size = batch.size();
                var nonces = new byte[size][16];
                var leaves = new byte[size][];
                var ids = new UUID[size];
                for (int n = 0; n < size; n++) {
                    random.nextBytes(nonces[n]);
                    leaves[n] = MessageDigest.getInstance("SHA-256").digest(new byte[160]);
                    ids[n] = UUID.randomUUID();
                }
                insert.setArray(1, connection.createArrayOf("uuid", ids));
                insert.setArray(2, connection.createArrayOf("uuid", batch.stream().map(Waiting::patient).toArray()));
                insert.setArray(3, connection.createArrayOf("bytea", nonces));
                insert.setArray(4, connection.createArrayOf("bytea", leaves));
                insert.executeUpdate();
                batch.forEach(waiting -> waiting.durable.complete(null));
            }
        } catch (Exception e) {
            System.err.println("floor: the log cannot be written: " + e);
            System.exit(1);
        }
    }

    private SSLContext tls() throws Exception {
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(settings.getProperty("crt").getBytes(StandardCharsets.US_ASCII)));
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(
                Base64.getMimeDecoder().decode(settings.getProperty("key").replaceAll("-----[A-Z ]+-----", ""))));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("tls", key, new char[0], new Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
