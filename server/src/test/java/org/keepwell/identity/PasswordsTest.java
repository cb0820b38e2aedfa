package org.keepwell.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Hashes do not see what another left in the blocks that they share. */
class PasswordsTest {

    private static final long MEBIBYTE = 1024 * 1024;

    private final Passwords passwords = new Passwords(new byte[32]);

    @Test
    void aHashOfUsedBlocksIsThatOfFreshOnes() {
        var stored = new Passwords(new byte[32]).hash("a lamp beside the river");

        passwords.hash("something else");

        assertThat(passwords.matches("a lamp beside the river", stored)).isTrue();
        assertThat(passwords.matches("a lamp beside the rivet", stored)).isFalse();
        assertThat(passwords.matches("a lamp beside the river", null)).isFalse();
    }

    @Test
    void manyAtOnceKeepTheirOwn() throws ExecutionException, InterruptedException {
        var stored = passwords.hash("a lamp beside the river");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var right = new ArrayList<Future<Boolean>>();
            for (int n = 0; n < 6; n++) {
                var word = n % 2 == 0 ? "a lamp beside the river" : "a lamp beside the rivet " + n;
                right.add(threads.submit(() -> passwords.matches(word, stored)));
            }
            for (int n = 0; n < right.size(); n++) {
                assertThat(right.get(n).get()).as("guess %d", n).isEqualTo(n % 2 == 0);
            }
        }
    }

    @Test
    void theyTakeHalfOfTheProcessorsAndAnEighthOfTheHeap() {
        assertThat(Passwords.places(1, 1024 * MEBIBYTE)).isEqualTo(1);
        assertThat(Passwords.places(8, 1024 * MEBIBYTE)).isEqualTo(4);
        assertThat(Passwords.places(64, 1024 * MEBIBYTE)).isEqualTo(6);
        assertThat(Passwords.places(64, 96 * MEBIBYTE)).isEqualTo(1);
    }
}
