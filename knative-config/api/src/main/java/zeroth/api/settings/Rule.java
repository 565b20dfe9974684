package zeroth.api.settings;

import java.time.Duration;
import zeroth.api.notation.GoDuration;

/** What must hold of a setting. */
final class Rule {
    private Rule() {}

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new InvalidSettings(message);
        }
    }

    static void positive(String key, Duration value, String otherwise) {
        require(value.isPositive(), key + otherwise + GoDuration.format(value));
    }

    static void notNegative(String key, Duration value) {
        require(!value.isNegative(), key + " cannot be negative, was: " + GoDuration.format(value));
    }

    static void wholeSeconds(String key, Duration value) {
        require(
                GoDuration.isWholeSeconds(value),
                key + " = " + GoDuration.format(value) + ", must be specified with at most second precision");
    }
}
