package org.keepwell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keepwell.testing.Proves;
import org.keepwell.testing.Rows;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a notice where the other side fails, where several are at work, and where it is to wait. */
@Proves({"T10", "T22", "T30"})
class PostmanTest extends WithPostman {

    @Autowired
    private Wishes wishes;

    private final ConcurrentLinkedQueue<Sender.Parcel> sent = new ConcurrentLinkedQueue<>();

    @Test
    void severalAtOnceSendEachOnce() throws InterruptedException {
        for (int n = 0; n < 40; n++) {
            tell(NoticeKind.TEST);
        }
        var threads = java.util.stream.IntStream.range(0, 4)
                .mapToObj(n ->
                        Thread.ofPlatform().start(() -> postman(parcel -> null).round(Channel.EMAIL)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(sent).hasSize(40);
        assertThat(sent.stream().map(Sender.Parcel::id).distinct()).hasSize(40);
    }

    @Test
    void whatFailsIsTriedAgainLaterUnderTheSameIdAndGivenUpAfterADay() {
        tell(NoticeKind.TEST);
        var failing = postman(parcel -> SendFailed.Kind.LATER);

        failing.round(Channel.EMAIL);
        failing.round(Channel.EMAIL); // not yet
        assertThat(sent).hasSize(1);
        clock().advance(Duration.ofSeconds(31));
        failing.round(Channel.EMAIL);
        assertThat(sent).hasSize(2);
        assertThat(sent.stream().map(Sender.Parcel::id).distinct()).hasSize(1);
        clock().advance(Duration.ofDays(1));
        failing.round(Channel.EMAIL);

        assertThat(state()).isEqualTo("5 9");
        clock().advance(Duration.ofDays(1));
        failing.round(Channel.EMAIL);
        assertThat(sent).hasSize(3);
    }

    @Test
    void aBounceStopsTheChannelUntilAnotherAddressIsProven() {
        tell(NoticeKind.TEST);
        postman(parcel -> SendFailed.Kind.NO_SUCH_ADDRESS).round(Channel.EMAIL);
        assertThat(state()).isEqualTo("6 8");

        tell(NoticeKind.TEST);
        postman(parcel -> null).round(Channel.EMAIL);

        assertThat(sent).hasSize(1); // only the one that bounced
        assertThat(state()).isEqualTo("4 3");
    }

    @Test
    void oneWhoFailsDoesNotKeepTheOthersBackForLong() {
        tell(NoticeKind.TEST);
        tell(NoticeKind.TEST);
        tell(NoticeKind.TEST);
        var first = new java.util.concurrent.atomic.AtomicReference<UUID>();
        var postman = postman(parcel -> {
            first.compareAndSet(null, parcel.id());
            return parcel.id().equals(first.get()) ? SendFailed.Kind.LATER : null;
        });

        postman.round(Channel.EMAIL);
        postman.round(Channel.EMAIL);

        assertThat(sent.stream().map(Sender.Parcel::id).distinct()).hasSize(3);
    }

    @Test
    void quietHoursMoveItToTheirEnd() {
        var minute = clock().instant().atZone(java.time.ZoneId.of("America/New_York"));
        int now = minute.getHour() * 60 + minute.getMinute();
        wish(new Wish(false, now, (now + 120) % 1440, null, java.util.Set.of()));
        tell(NoticeKind.ITEM_LATE);
        var postman = postman(parcel -> null);

        postman.round(Channel.EMAIL);
        assertThat(sent).isEmpty();
        clock().advance(Duration.ofMinutes(121));
        postman.round(Channel.EMAIL);

        assertThat(sent).hasSize(1);
    }

    @Test
    void aDigestIsOneMessageForAllThatWaitedAlsoAtASecondTry() {
        var hour = clock().instant()
                .atZone(java.time.ZoneId.of("America/New_York"))
                .getHour();
        wish(new Wish(false, null, null, (hour + 2) % 24, java.util.Set.of()));
        tell(NoticeKind.ITEM_LATE);
        tell(NoticeKind.MESSAGE_ANSWERED);
        tell(NoticeKind.REFILL_CHANGED);
        postman(parcel -> null).round(Channel.EMAIL);
        assertThat(sent).isEmpty();

        clock().advance(Duration.ofHours(2));
        postman(parcel -> SendFailed.Kind.LATER).round(Channel.EMAIL);
        clock().advance(Duration.ofMinutes(1));
        tell(NoticeKind.MESSAGE_FROM_CLINIC); // after the first try: not on it
        postman(parcel -> null).round(Channel.EMAIL);

        assertThat(sent).hasSize(2);
        assertThat(sent.stream()
                        .map(parcel -> parcel.id() + parcel.text().body())
                        .distinct())
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("There are several new things"));
        assertThat(Rows.number(
                        "select count(*) from notifications.delivery where account_id = ? and state = 3", ana().id()))
                .isEqualTo(3);
    }

    @Test
    void whatIsSwitchedOffBeforeItLeavesDoesNotLeave() {
        tell(NoticeKind.ITEM_LATE);
        wish(new Wish(true, null, null, null, java.util.Set.of()));

        postman(parcel -> null).round(Channel.EMAIL);

        assertThat(sent).isEmpty();
        assertThat(state()).isEqualTo("4 2");
    }

    @Test
    void whatLeftIsInTheLogWithoutWhatItWasAbout() {
        tell(NoticeKind.TEST);
        postman(parcel -> null).round(Channel.EMAIL);

        assertThat(Rows.number(
                        "select count(*) from audit.event where act = 138 and subject_id = ? and patient_id is null"
                                + " and principal = 3 and principal_name = 'notices'",
                        ana().id()))
                .isOne();
    }

    /** @param outcome null: taken over */
    private Postman postman(Function<Sender.Parcel, SendFailed.@Nullable Kind> outcome) {
        var sender = new Sender() {
            @Override
            public Channel channel() {
                return Channel.EMAIL;
            }

            @Override
            public @Nullable String send(Parcel parcel) {
                sent.add(parcel);
                var failure = outcome.apply(parcel);
                if (failure != null) {
                    throw new SendFailed(failure);
                }
                return "taken";
            }
        };
        return postman(sender);
    }

    private void tell(NoticeKind kind) {
        tell(kind, Channel.EMAIL);
    }

    private void wish(Wish wish) {
        asHers(own -> wishes.set(own, wish));
    }
}
