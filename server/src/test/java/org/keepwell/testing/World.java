package org.keepwell.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.Role;
import org.keepwell.access.TenantId;
import org.keepwell.home.Home;
import org.keepwell.home.TlsCertificate;
import org.keepwell.identity.SessionState;
import org.keepwell.identity.TestSessions;
import org.keepwell.pharmacy.WorldPharmacies;
import org.keepwell.worklists.Board;
import org.keepwell.worklists.UsualBoards;
import org.springframework.boot.test.context.TestComponent;

/**
 * Two organisations; in the first Ana and Ben, in the other Olga. Accounts are made when they are asked for, because
 * hashing their passwords takes time.
 */
@TestComponent
public class World {

    public static final TenantId CLINIC = new TenantId(1);
    public static final TenantId OTHER_CLINIC = new TenantId(2);

    private record Standing(Role role, Relation relation) {}

    private final Home home;
    private final WorldPatients patients;
    private final WorldAccounts accounts;
    private final WorldBoards boards;
    private final WorldPharmacies pharmacies;
    private final TestSessions sessions;
    private final TestClock clock;
    private final Map<String, PatientId> known = new ConcurrentHashMap<>();
    private final Map<Standing, Person> standing = new HashMap<>();
    private final Map<String, Person> onBoards = new HashMap<>();
    private final Map<String, HttpClient> clients = new HashMap<>();
    private int port;

    World(
            Home home,
            WorldPatients patients,
            WorldAccounts accounts,
            WorldBoards boards,
            WorldPharmacies pharmacies,
            TestSessions sessions,
            TestClock clock) {
        this.home = home;
        this.patients = patients;
        this.accounts = accounts;
        this.boards = boards;
        this.pharmacies = pharmacies;
        this.sessions = sessions;
        this.clock = clock;
    }

    void open(int newPort) {
        this.port = newPort;
    }

    /** Pharmacies to send to, which answer. */
    public WorldPharmacies pharmacies() {
        return pharmacies;
    }

    /** A patient of the clinic with these resources too; in each, {@code NUMBER} is the patient's. */
    public PatientId somebody(String number, String birthDate, List<String> more) {
        return patients.add(CLINIC, number, "Nia", "Marsh", birthDate, "+1 555 010 3000", more);
    }

    public PatientId ana() {
        return known.computeIfAbsent(
                "ana", name -> patients.add(CLINIC, "A-1001", "Ana", "Silva", "1984-03-14", "+1 555 010 1001"));
    }

    public PatientId ben() {
        return known.computeIfAbsent(
                "ben", name -> patients.add(CLINIC, "B-1002", "Ben", "Okafor", "1990-07-02", "+1 555 010 1002"));
    }

    /** Of the other clinic. */
    public PatientId olga() {
        return known.computeIfAbsent(
                "olga",
                name -> patients.add(OTHER_CLINIC, "O-2001", "Olga", "Petrov", "1975-11-30", "+1 555 010 2001"));
    }

    /** A patient of the clinic whom no other test knows. */
    public PatientId somebody(String number, String birthDate) {
        return patients.add(
                CLINIC, number, "Nia", "Marsh" + number.replaceAll("\\W", ""), birthDate, "+1 555 010 3000");
    }

    /** The account of this role that stands so to Ana; always the same one. */
    public Person standing(Role role, Relation relation) {
        return standing.computeIfAbsent(new Standing(role, relation), key -> {
            var person = accounts.add(CLINIC, role);
            if (relation != Relation.NONE) {
                accounts.relate(person, ana(), relation, "test");
            }
            return person;
        });
    }

    /** An account that no other test uses. */
    public Person fresh(Role role) {
        return accounts.add(CLINIC, role);
    }

    public Person fresh(TenantId tenant, Role role) {
        return accounts.add(tenant, role);
    }

    /** A staff account that was invited and has done nothing yet; made without the time that a password takes. */
    public Person invited(Role role) {
        return accounts.invite(CLINIC, role);
    }

    public void relate(Person person, PatientId patient, Relation relation) {
        accounts.relate(person, patient, relation, "test");
    }

    /** Somebody of this role who is on a board of the clinic; always the same one. */
    public Person onBoard(Role role, Board board) {
        return onBoards.computeIfAbsent(role + " " + board.id(), key -> {
            var person = fresh(role);
            join(person, board);
            return person;
        });
    }

    /** Puts somebody on a board. */
    public void join(Person person, Board board) {
        boards.make(person.tenant());
        boards.join(person, board);
    }

    public void leave(Person person, Board board) {
        boards.leave(person.id(), board);
    }

    /** Every board of the clinic has somebody on it. */
    public void staffTheBoards() {
        onBoard(Role.NURSE, UsualBoards.NURSES);
        onBoard(Role.FRONT_DESK, UsualBoards.DESK);
        onBoard(Role.BILLING, UsualBoards.BILLING);
        onBoard(Role.PHYSICIAN, UsualBoards.PHYSICIANS);
    }

    /** Somebody whom nobody knows, in the browser of our own page. */
    public Caller stranger() {
        return Caller.stranger(clinic(), client("127.0.0.1"));
    }

    /** As above, from another address of this machine: 127.0.0.2 and on. */
    public Caller stranger(String address) {
        return Caller.stranger(clinic(), client(address));
    }

    public URI clinic() {
        return URI.create("https://localhost:" + port);
    }

    public URI otherClinic() {
        return URI.create("https://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** With a session of this person that was begun behind the door. */
    public Caller as(Person person) {
        return as(person, SessionState.FULL);
    }

    public Caller as(Person person, SessionState state) {
        var token = sessions.begin(person.tenant(), person.id(), person.role(), state);
        var caller = stranger().withSession(token.text(), token.csrf());
        return person.tenant().equals(CLINIC) ? caller : caller.at(otherClinic());
    }

    /** Through the door: password, then code. */
    public Caller signIn(Person person) {
        return signIn(stranger(), person);
    }

    public Caller signIn(Caller from, Person person) {
        var half = password(from, person.login(), person.password());
        var caller = from.after(half.is(200));
        return caller.after(caller.post("/api/session/code", "{\"code\":\"" + person.code(clock.instant()) + "\"}")
                .is(200));
    }

    public Answer password(Caller from, String login, String password) {
        return from.post("/api/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
    }

    public SSLContext trusting() {
        try (var file = Files.newInputStream(home.keys().path(TlsCertificate.CERTIFICATE))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "keepwell", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized HttpClient client(String address) {
        return clients.computeIfAbsent(address, from -> {
            var builder = HttpClient.newBuilder().sslContext(trusting()).version(HttpClient.Version.HTTP_1_1);
            @Nullable InetAddress local = from.equals("127.0.0.1") ? null : address(from);
            return (local == null ? builder : builder.localAddress(local)).build();
        });
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
