package org.keepwell.demo;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that comes out the same every time: {@link Random} is specified to the bit. */
final class Chance {

    private final Random random;

    Chance(String seed) {
        random = new Random(hash(seed));
    }

    /** FNV-1a, so that the seed does not hang on how a Java version hashes strings. */
    private static long hash(String seed) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < seed.length(); at++) {
            hash = (hash ^ seed.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Bell-shaped around 0, spread 1, never beyond 2.5: a made-up result must not be a made-up emergency. */
    double around() {
        return Math.clamp(random.nextGaussian(), -2.5, 2.5);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    UUID uuid() {
        long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
