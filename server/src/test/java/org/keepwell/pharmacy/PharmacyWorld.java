package org.keepwell.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.keepwell.Keepwell;
import org.keepwell.access.Access;
import org.keepwell.access.Act;
import org.keepwell.access.Actor;
import org.keepwell.access.Grant;
import org.keepwell.access.PatientId;
import org.keepwell.access.Relation;
import org.keepwell.access.SealedTransaction;
import org.keepwell.access.TenantId;
import org.keepwell.audit.Audit;
import org.keepwell.audit.AuditTrail;
import org.keepwell.database.ReadStatements;
import org.keepwell.database.TestProgram;
import org.keepwell.exchange.Imports;
import org.keepwell.home.Home;
import org.keepwell.patients.Patients;
import org.keepwell.patients.Person;
import org.keepwell.pharmacy.sandbox.Sandbox;
import org.keepwell.pharmacy.sandbox.SandboxPharmacies;
import org.keepwell.pharmacy.script.Script;
import org.keepwell.pharmacy.script.ScriptVersion;
import org.keepwell.pharmacy.wire.HttpsPost;
import org.keepwell.pharmacy.wire.Identity;
import org.keepwell.pharmacy.wire.Offer;
import org.keepwell.pharmacy.wire.Signature;
import org.keepwell.pharmacy.wire.Target;
import org.keepwell.pharmacy.wire.Tls;
import org.keepwell.testing.TestClock;
import org.keepwell.testing.TestDatabase;
import org.keepwell.worklists.BoardKeeping;
import org.keepwell.worklists.UsualBoards;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clinic with Ana and Ben, on a database of its own, and the sandbox beside it; between them real HTTPS. */
final class PharmacyWorld implements AutoCloseable {

    static final TenantId TENANT = new TenantId(1);
    static final String PARTY = "CLINIC";

    private static final String PATIENT = """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:00000000-0000-0000-0000-00000000000%1$s","resource":{"resourceType":"Patient","id":"%1$s",
              "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
               "system":"urn:mrn","value":"%1$s"}],"name":[{"family":"%2$s"}],"birthDate":"%3$s"},
              "request":{"method":"POST","url":"Patient"}}]}
            """;

    private static final String MEDICINE = """
            {"fullUrl":"urn:uuid:00000000-0000-0000-0001-00000000000%1$s","resource":{"resourceType":"MedicationRequest",
              "id":"m%1$s","status":"active","intent":"order","medicationCodeableConcept":{"text":"%2$s"},
              "subject":{"reference":"urn:uuid:00000000-0000-0000-0000-00000000000%1$s"}},
              "request":{"method":"POST","url":"MedicationRequest"}}
            """;

    /** Stands for refills: hears, inside the transaction that takes it, and may be told to fail. */
    static final class Heard implements PharmacyListener {

        private final List<PharmacyNews> news = new ArrayList<>();
        private volatile int failures;

        @Override
        public synchronized void heard(Grant grant, PharmacyNews one) {
            assertThat(grant.patient()).isEqualTo(one.patient());
            boolean network = one instanceof PharmacyNews.Confirmed confirmed
                    && confirmed.by() == PharmacyNews.Confirmed.By.NETWORK;
            if (failures > 0 && network) {
                failures--;
                throw new IllegalStateException("a listener that fails");
            }
            news.add(one);
        }

        /** At the next word that the network has something. */
        synchronized void failNext() {
            failures = 1;
        }

        synchronized List<PharmacyNews> all() {
            return List.copyOf(news);
        }
    }

    static class Beans {

        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    final TestDatabase database;
    final Sandbox sandbox;
    final Identity sandboxKeys;
    final PatientId ana;
    final PatientId ben;
    private final ReadStatements statements;
    private final ConfigurableApplicationContext context;
    private Connection connection;

    PharmacyWorld(String name, Path folder) throws IOException {
        database = TestDatabase.fresh(name);
        statements = new ReadStatements(TestProgram.all(
                TestDatabase.shared(),
                "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where obj_description(c.oid, 'pg_class') = 'placement: patient'"));
        context = new SpringApplicationBuilder(Keepwell.class, Beans.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties(database.properties())
                .initializers(started -> started.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String beanName) {
                        return bean instanceof javax.sql.DataSource source ? statements.around(source) : bean;
                    }
                }))
                .run();
        var setup = bean(Access.class).check(Actor.console(TENANT, "test"), Act.SETUP, Relation.NONE, null);
        var trail = new AuditTrail(bean(Audit.class));
        UsualBoards.all().forEach(board -> bean(BoardKeeping.class).add(setup, board, List.of(), trail));
        ana = patient(folder, "7", "Silva", "1984-03-14");
        ben = patient(folder, "8", "Okafor", "1990-07-02");
        bean(PharmacyFiles.class).take(bean(PharmacyGrants.class).keep(TENANT), SandboxPharmacies.lines());
        var url = "https://localhost:" + bean(IntakeDoor.class).open() + IntakeDoor.PATH;
        var keys = bean(Home.class).keysIn(Files.createDirectories(folder.resolve("sandbox")));
        var clinic = Offer.of(bean(OwnIdentity.class).identity(), PARTY, url);
        sandbox = new Sandbox(keys, () -> clinic, 0, Duration.ofMillis(40), bean(Clock.class));
        sandboxKeys = Identity.of(keys, "", bean(Clock.class));
        connection = connection(sandbox.offer());
        bean(ConnectionChanges.class).save(connection);
        bean(IntakeDoor.class).follow(List.of(connection));
    }

    static Connection connection(Offer offer) {
        return connection(offer, "urn:mrn");
    }

    static Connection connection(Offer offer, String recordNumbers) {
        return new Connection(
                TENANT,
                "sandbox",
                Connection.Kind.SANDBOX,
                offer.url(),
                PARTY,
                ScriptVersion.V2017071,
                null,
                offer.certificate(),
                false,
                offer.signingKey(),
                recordNumbers,
                true);
    }

    void switchOn(boolean on) {
        bean(ConnectionChanges.class).save(on ? connection : off(connection));
    }

    /** The same, switched off. */
    static Connection off(Connection connection) {
        return new Connection(
                connection.tenant(),
                connection.name(),
                connection.kind(),
                connection.url(),
                connection.ownParty(),
                connection.version(),
                connection.vendor(),
                connection.trust(),
                connection.byAuthority(),
                connection.signingKey(),
                connection.mrnSystem(),
                false);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Connection connection() {
        return connection;
    }

    List<PharmacyNews> heard(UUID order) {
        return bean(Heard.class).all().stream()
                .filter(news -> order.equals(
                        switch (news) {
                            case PharmacyNews.RenewalAsked asked -> asked.order();
                            case PharmacyNews.ChangeAsked asked -> asked.order();
                            case PharmacyNews.Filled filled -> filled.order();
                            case PharmacyNews.Confirmed confirmed -> confirmed.order();
                            case PharmacyNews.Failed failed -> failed.order();
                            case PharmacyNews.CancelAnswered answered -> answered.order();
                        }))
                .toList();
    }

    /** In short words, in the order they came. */
    List<String> words(UUID order) {
        return heard(order).stream()
                .map(news -> switch (news) {
                    case PharmacyNews.RenewalAsked asked -> "renewal";
                    case PharmacyNews.ChangeAsked asked -> "change";
                    case PharmacyNews.Filled filled -> filled.how().name();
                    case PharmacyNews.Confirmed confirmed -> confirmed.by().name();
                    case PharmacyNews.Failed failed -> "failed " + failed.code();
                    case PharmacyNews.CancelAnswered answered -> answered.canceled() ? "canceled" : "too late";
                })
                .toList();
    }

    /** As a prescriber's act would have it. */
    Grant grant(PatientId patient) {
        return bean(Access.class).check(Actor.job(TENANT, "test"), Act.SEND_SCRIPT, Relation.NONE, patient);
    }

    MessageId send(PatientId patient, Order order, String ncpdpId) {
        var grant = grant(patient);
        var pharmacy = bean(PharmacyDirectory.class).byNcpdpId(TENANT, ncpdpId).orElseThrow();
        return bean(SealedTransaction.class)
                .in(grant, () -> bean(PharmacyPort.class).newRx(grant, order, pharmacy.id()));
    }

    int round() {
        return bean(OutboxPump.class).round(connection);
    }

    String state(MessageId message) {
        return one("select state || ' ' || coalesce(error, '-') from pharmacy.outbox where id = '" + message.value()
                + "'");
    }

    String one(String sql) {
        return TestProgram.one(database, sql);
    }

    long number(String sql) {
        return Long.parseLong(one(sql));
    }

    static Order order() {
        return order("Lisinopril 10 MG Oral Tablet");
    }

    static Order order(String medicine) {
        return order(medicine, 3);
    }

    static Order order(String medicine, int refills) {
        return new Order(
                UUID.randomUUID(),
                new Order.Patient("Silva", "Ana", LocalDate.of(1984, 3, 14), Order.Gender.F, null, "555-010-1001", "7"),
                new Order.Prescriber("Okafor", "Amara", "9999000371", null, "555-010-2000"),
                UncontrolledMedicine.of(new Medicine(medicine, "314076", null, "10 mg", Schedule.NOT_CONTROLLED)),
                new Order.Quantity(new BigDecimal("30"), Order.Unit.TABLET),
                30,
                refills,
                "Take one tablet by mouth each morning.",
                true,
                null,
                LocalDate.of(2026, 7, 1));
    }

    /** Brings bytes to the clinic's door as the network would. */
    HttpsPost.Answer bring(byte[] body) throws IOException {
        return bring(body, Signature.of(sandboxKeys, bean(Clock.class).instant(), body, null));
    }

    HttpsPost.Answer bring(byte[] body, @Nullable String signature) throws IOException {
        var clinic = Offer.of(bean(OwnIdentity.class).identity(), PARTY, "https://localhost/")
                .peer("clinic");
        var target = new Target(
                URI.create("https://localhost:" + bean(IntakeDoor.class).open() + IntakeDoor.PATH), false);
        var headers = signature == null ? Map.<String, String>of() : Map.of(Signature.HEADER, signature);
        return new HttpsPost(Tls.between(sandboxKeys, () -> List.of(clinic)), Duration.ofSeconds(30), Script.MOST_BYTES)
                .send(target, OutboxPump.TYPE, headers, body);
    }

    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for: " + what).isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private PatientId patient(Path folder, String number, String family, String birthDate) throws IOException {
        return patient(folder, number, PATIENT.formatted(number, family, birthDate));
    }

    /** Somebody who takes a medicine that pharmacies ask for. */
    PatientId taking(Path folder, String number, String family, String birthDate, String medicine) throws IOException {
        return patient(
                folder,
                number,
                PATIENT.formatted(number, family, birthDate)
                        .replaceFirst("\\]\\}\\s*$", "," + MEDICINE.formatted(number, medicine) + "]}"));
    }

    private PatientId patient(Path folder, String number, String bundle) throws IOException {
        var files = Files.createDirectories(folder.resolve("patient" + number));
        Files.writeString(files.resolve("p.json"), bundle);
        var console = Actor.console(TENANT, "test");
        assertThat(bean(Imports.class)
                        .run(console, "test", List.of(files), read -> {})
                        .quarantined())
                .isEmpty();
        var lookUp = bean(Access.class).check(console, Act.IMPORT_SHARED, Relation.NONE, null);
        return bean(Patients.class)
                .byRecordNumbers(lookUp, List.of(new Person.Identifier("MR", "urn:mrn", number)))
                .iterator()
                .next();
    }

    ReadStatements statements() {
        return statements;
    }

    @Override
    public void close() {
        sandbox.close();
        bean(IntakeDoor.class).close();
        context.close();
    }
}
