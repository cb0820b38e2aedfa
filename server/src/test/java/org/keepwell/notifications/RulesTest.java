package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keepwell.access.Role;
import org.keepwell.identity.Account;
import org.keepwell.testing.Proves;

/** Nothing leaves on a banned channel, whatever the wishes are; and what is not banned does leave, at its time. */
@Proves("T10")
class RulesTest {

    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/Madrid", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns");
    private static final int TRIED = 200_000;

    /** What somebody asked for just now, and the warning that an address is being changed. */
    private static final Set<NoticeKind> FOR_NOW = Set.of(NoticeKind.TEST, NoticeKind.CONTACT_CHANGED);

    @Test
    void nothingEverLeavesOnABannedChannel() {
        var random = new Random(20261122);
        int sent = 0;
        int moved = 0;
        int refused = 0;
        for (int n = 0; n < TRIED; n++) {
            var to = somebody(random);
            var channel = Channel.values()[random.nextInt(3)];
            var kind = NoticeKind.values()[random.nextInt(NoticeKind.values().length)];
            var now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
            var asked = new Rules.Question(channel, kind, random.nextInt(5) > 0, random.nextBoolean(), now);
            switch (Rules.decide(asked, to)) {
                case Rules.Send send -> {
                    sent++;
                    assertThat(bans(asked, to)).as("%s %s", asked, to.wish()).isEmpty();
                    assertThat(isQuiet(to.wish(), now, to.zone()) && !FOR_NOW.contains(kind))
                            .as("quiet %s %s", now, to.wish())
                            .isFalse();
                    assertThat(send.addresses()).isNotEmpty().doesNotContain("waiting@other.example", "+15550109999");
                }
                case Rules.Later later -> {
                    moved++;
                    assertThat(bans(asked, to)).isEmpty();
                    assertThat(later.at()).isAfter(now).isBefore(now.plus(Duration.ofHours(26)));
                    assertThat(FOR_NOW).doesNotContain(kind);
                }
                case Rules.Not not -> {
                    refused++;
                    assertThat(bans(asked, to)).contains(not.why());
                }
            }
        }
        assertThat(sent).isGreaterThan(TRIED / 20);
        assertThat(moved).isGreaterThan(TRIED / 20);
        assertThat(refused).isGreaterThan(TRIED / 20);
    }

    /** However often it is moved: within two days it is its time, and then it leaves. */
    @Test
    void quietHoursAndDigestsMoveANoticeAndNeverDropIt() {
        var random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            var wish = new Wish(false, quiet(random), quiet(random), random.nextInt(24), Set.of());
            if (wish.quietFrom() == null
                    || wish.quietTo() == null
                    || wish.quietFrom().equals(wish.quietTo())) {
                continue;
            }
            var to = recipient(wish, ZONES.get(random.nextInt(ZONES.size())));
            var told = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
            var now = told;
            boolean digest = false;
            int moves = 0;
            while (Rules.decide(new Rules.Question(Channel.EMAIL, NoticeKind.ITEM_LATE, true, digest, now), to)
                    instanceof Rules.Later later) {
                now = later.at();
                digest = later.digest();
                moves++;
                assertThat(moves).as("%s %s", wish, told).isLessThan(4);
            }
            assertThat(Duration.between(told, now)).isLessThan(Duration.ofHours(51));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T23:30:00-05:00, 2026-03-02T07:00:00-05:00", // after ten in the evening: at seven
        "2026-03-02T06:59:59-05:00, 2026-03-02T07:00:00-05:00",
        "2026-03-02T07:00:00-05:00,", // the end is not quiet any more
        "2026-03-02T21:59:59-05:00,",
        "2026-03-08T01:30:00-05:00, 2026-03-08T07:00:00-04:00", // that night has an hour less
        "2026-11-01T01:30:00-04:00, 2026-11-01T07:00:00-05:00", // and that one an hour more
    })
    void quietHoursAreThoseOfTheAccountsZone(String at, String until) {
        var wish = new Wish(false, 22 * 60, 7 * 60, null, Set.of());

        var end = wish.quietUntil(java.time.OffsetDateTime.parse(at).toInstant(), ZoneId.of("America/New_York"));

        assertThat(end)
                .isEqualTo(
                        until == null
                                ? null
                                : java.time.OffsetDateTime.parse(until).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 60", "5, 480", "9, 3600", "500, 3600"})
    void theWaitBetweenTriesDoublesUpToAnHour(int tries, int seconds) {
        assertThat(Postman.backOff(tries)).hasSeconds(seconds);
    }

    /** All that forbids it, found without the rules: each condition by itself. */
    private static Set<Why> bans(Rules.Question asked, Recipient to) {
        var bans = new HashSet<Why>();
        var contact = to.contacts().get(asked.channel());
        if (to.account().state() != Account.State.ACTIVE) {
            bans.add(Why.ACCOUNT_OFF);
        }
        if (to.wish().onlyHere()) {
            bans.add(Why.ONLY_HERE);
        }
        if (contact != null && contact.stopped() != null) {
            bans.add(Why.STOPPED);
        }
        for (var way : to.wish().unwanted()) {
            if (way.kind() == asked.kind() && way.channel() == asked.channel()) {
                bans.add(Why.UNWANTED);
            }
        }
        if (!asked.mayStillKnow()) {
            bans.add(Why.NO_RELATION);
        }
        boolean proven = contact != null && contact.address() != null;
        boolean reachable = switch (asked.channel()) {
            case EMAIL -> proven || to.account().login().contains("@");
            case SMS -> proven;
            case PUSH -> !to.subscriptions().isEmpty();
        };
        if (!reachable) {
            bans.add(Why.NO_ADDRESS);
        }
        return bans;
    }

    /** Minute by minute, without arithmetic on days. */
    private static boolean isQuiet(Wish wish, Instant at, ZoneId zone) {
        var from = wish.quietFrom();
        var to = wish.quietTo();
        if (from == null || to == null) {
            return false;
        }
        int now = at.atZone(zone).getHour() * 60 + at.atZone(zone).getMinute();
        for (int minute = from; minute != to; minute = (minute + 1) % 1440) {
            if (minute == now) {
                return true;
            }
        }
        return false;
    }

    private static Recipient somebody(Random random) {
        var unwanted = new HashSet<Wish.Way>();
        for (var kind : NoticeKind.values()) {
            for (var channel : Channel.values()) {
                if (random.nextInt(4) == 0) {
                    unwanted.add(new Wish.Way(kind, channel));
                }
            }
        }
        var quiet = quiet(random);
        var end = quiet == null ? null : (Integer) ((quiet + 1 + random.nextInt(1438)) % 1440);
        var wish = new Wish(
                random.nextInt(5) == 0, quiet, end, random.nextBoolean() ? null : random.nextInt(24), unwanted);
        var contacts = new EnumMap<Channel, Contact>(Channel.class);
        for (var channel : List.of(Channel.EMAIL, Channel.SMS)) {
            if (random.nextBoolean()) {
                contacts.put(channel, contact(channel, random));
            }
        }
        var state = Account.State.values()[Math.min(random.nextInt(6), 2)];
        return new Recipient(
                account(
                        random.nextInt(6) == 0
                                ? Account.State.OFF
                                : state == Account.State.OFF ? Account.State.ACTIVE : state,
                        random.nextInt(8) == 0 ? "ana.silva" : "ana@clinic.example",
                        ZONES.get(random.nextInt(ZONES.size()))),
                wish,
                contacts,
                random.nextBoolean() ? List.of("subscription") : List.of(),
                Set.of());
    }

    private static Contact contact(Channel channel, Random random) {
        boolean mail = channel == Channel.EMAIL;
        boolean proven = random.nextBoolean();
        return new Contact(
                channel,
                proven ? (mail ? "private@home.example" : "+15550101001") : null,
                mail ? "waiting@other.example" : "+15550109999",
                "123456",
                Instant.EPOCH,
                5,
                random.nextInt(4) == 0 ? Contact.Stop.values()[random.nextInt(3)] : null);
    }

    private static Recipient recipient(Wish wish, String zone) {
        return new Recipient(
                account(Account.State.ACTIVE, "ana@clinic.example", zone),
                wish,
                new EnumMap<>(Channel.class),
                List.of(),
                Set.of());
    }

    private static Account account(Account.State state, String login, String zone) {
        return new Account(UUID.randomUUID(), Role.PATIENT, state, login, "Ana", null, "en", zone, null);
    }

    private static @org.jspecify.annotations.Nullable Integer quiet(Random random) {
        return random.nextInt(3) == 0 ? null : random.nextInt(1440);
    }
}
