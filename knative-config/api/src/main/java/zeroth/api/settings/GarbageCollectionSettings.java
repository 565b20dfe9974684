package zeroth.api.settings;

import static zeroth.api.settings.Rule.require;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.api.notation.GoText;

/**
 * How long Revisions without traffic are kept: {@code config-gc}.
 *
 * @param retainSinceCreateTime empty: age does not matter
 * @param retainSinceLastActiveTime empty: idleness does not matter
 * @param minNonActiveRevisions kept in any case
 * @param maxNonActiveRevisions empty: any number
 */
public record GarbageCollectionSettings(
        Optional<Duration> retainSinceCreateTime,
        Optional<Duration> retainSinceLastActiveTime,
        long minNonActiveRevisions,
        OptionalLong maxNonActiveRevisions) {
    public static final String NAME = "config-gc";

    private static final String DISABLED = "disabled";

    public GarbageCollectionSettings {
        require(
                minNonActiveRevisions >= 0,
                "min-non-active-revisions must be non-negative, was: " + minNonActiveRevisions);
        require(
                maxNonActiveRevisions.isEmpty() || maxNonActiveRevisions.getAsLong() >= minNonActiveRevisions,
                "min-non-active-revisions(" + minNonActiveRevisions + ") must be <= max-non-active-revisions("
                        + (maxNonActiveRevisions.isPresent() ? maxNonActiveRevisions.getAsLong() : DISABLED) + ")");
    }

    public static GarbageCollectionSettings defaults() {
        return parse(Map.of());
    }

    public static GarbageCollectionSettings parse(Map<String, String> data) {
        Entries entries = new Entries(data);
        return new GarbageCollectionSettings(
                time(entries, "retain-since-create-time", "48h"),
                time(entries, "retain-since-last-active-time", "15h"),
                entries.count(20, "min-non-active-revisions"),
                max(entries.text("1000", "max-non-active-revisions")));
    }

    private static Optional<Duration> time(Entries entries, String key, String fallback) {
        String text = entries.text(fallback, key);
        if (text.equalsIgnoreCase(DISABLED)) {
            return Optional.empty();
        }
        Duration time = GoDuration.parse(text)
                .orElseThrow(() -> InvalidSettings.unparsable(key, "time: invalid duration " + GoText.quote(text)));
        require(!time.isNegative(), key + " must be non-negative, was: " + GoDuration.format(time));
        return Optional.of(time);
    }

    private static OptionalLong max(String text) {
        if (text.equalsIgnoreCase(DISABLED)) {
            return OptionalLong.empty();
        }
        long max = GoNumber.parseLong(text)
                .orElseThrow(() -> InvalidSettings.unparsable(
                        "max-non-active-revisions",
                        "strconv.ParseInt: parsing " + GoText.quote(text) + ": invalid syntax"));
        require(max >= 0, "max-non-active-revisions must be non-negative, was: " + max);
        return OptionalLong.of(max);
    }
}
