package org.keepwell.identity;

import java.util.List;
import java.util.Locale;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Role;
import org.keepwell.access.Side;

/**
 * Length and blocklist, nothing else: no rule about kinds of characters, no expiry, no hints (NIST SP 800-63B-4, 3.1.1.2).
 */
public final class PasswordRules {

    /** Code points. Patients 12, staff 15 (security.md 3); Argon2id has no upper cut of its own. */
    public static final int PATIENT_MINIMUM = 12;

    public static final int STAFF_MINIMUM = 15;
    public static final int MAXIMUM = 256;

    /** What is guessed within this many tries is common: words, names, dates, keyboard walks, repeats and their mixes. */
    private static final double COMMON_LOG10_GUESSES = 8.0;

    /** The estimator's work grows fast with length; what is common shows within this many characters. */
    private static final int ESTIMATED_LENGTH = 48;

    private static final int SHORTEST_CONTEXT_WORD = 4;

    /** Loaded when the first password is chosen: 40,000 common passwords and other lists. */
    private static final class Lists {
        static final Nbvcxz ESTIMATOR =
                new Nbvcxz(new ConfigurationBuilder().setLocale(Locale.ENGLISH).createConfiguration());
    }

    private PasswordRules() {}

    public static int minimum(Role role) {
        return role.side() == Side.PATIENT ? PATIENT_MINIMUM : STAFF_MINIMUM;
    }

    /**
     * @param ownWords the person's name, login and the like, which the password must not be made of
     * @return why the password may not be used, or null if it may
     */
    public static SignInFailed.@Nullable Reason refusal(String password, Role role, List<String> ownWords) {
        int length = password.codePointCount(0, password.length());
        if (length < minimum(role)) {
            return SignInFailed.Reason.PASSWORD_TOO_SHORT;
        }
        if (length > MAXIMUM) {
            return SignInFailed.Reason.PASSWORD_TOO_LONG;
        }
        var rest = password.toLowerCase(Locale.ROOT);
        boolean own = false;
        for (var words : ownWords) {
            var whole = words.toLowerCase(Locale.ROOT);
            if (whole.length() >= SHORTEST_CONTEXT_WORD && rest.contains(whole)) {
                rest = rest.replace(whole, "");
                own = true;
            }
            for (var word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (word.length() >= SHORTEST_CONTEXT_WORD && rest.contains(word)) {
                    rest = rest.replace(word, "");
                    own = true;
                }
            }
        }
        // a name inside a long password is fine; a password that is little else is not
        if (own && rest.codePointCount(0, rest.length()) < minimum(role) / 2) {
            return SignInFailed.Reason.PASSWORD_CONTAINS_YOUR_DATA;
        }
        var start = password.substring(0, password.offsetByCodePoints(0, Math.min(length, ESTIMATED_LENGTH)));
        boolean common = Math.log10(Lists.ESTIMATOR.estimate(start).getGuesses().doubleValue()) < COMMON_LOG10_GUESSES;
        return common ? SignInFailed.Reason.PASSWORD_TOO_COMMON : null;
    }
}
