package zeroth.api.notation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 1m30s}. */
public final class GoDuration {
    private static final Pattern WHOLE =
            Pattern.compile("([+-]?)(0|(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^\\d.]+)");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    // On a text of any length a pattern may exhaust the stack.
    private static final int LONGEST_TEXT = 100;
    private static final long SECOND = 1_000_000_000;
    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "\u00b5s",
            1_000L,
            "\u03bcs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            SECOND,
            "m",
            60 * SECOND,
            "h",
            3600 * SECOND);

    private GoDuration() {}

    /** Empty where Go's {@code time.ParseDuration} fails. */
    public static Optional<Duration> parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        return text.length() <= LONGEST_TEXT && whole.matches()
                ? nanos(whole.group(2))
                        .map(nanos -> Duration.ofNanos(whole.group(1).equals("-") ? -nanos : nanos))
                : Optional.empty();
    }

    /** As Go prints it: {@code 1h0m0s}. */
    public static String format(Duration duration) {
        String sign = duration.isNegative() ? "-" : "";
        long nanos = Math.abs(duration.toNanos());
        return nanos < SECOND ? sign + small(nanos) : sign + large(nanos);
    }

    /** Whether it is whole seconds. */
    public static boolean isWholeSeconds(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Long> nanos(String parts) {
        BigDecimal sum = PART.matcher(parts)
                .results()
                .map(part -> new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(sum.longValue());
    }

    private static long unit(String name) {
        Long nanos = NANOS.get(name);
        if (nanos == null) {
            throw new IllegalArgumentException("unit: " + name + " (expected: one of " + NANOS.keySet() + ")");
        }
        return nanos;
    }

    private static String small(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? fraction(nanos, 1_000) + "\u00b5s" : fraction(nanos, 1_000_000) + "ms";
    }

    private static String large(long nanos) {
        long hours = nanos / (3600 * SECOND);
        long minutes = nanos / (60 * SECOND) % 60;
        String seconds = fraction(nanos % (60 * SECOND), SECOND) + "s";
        if (hours > 0) {
            return hours + "h" + minutes + "m" + seconds;
        }
        return minutes > 0 ? minutes + "m" + seconds : seconds;
    }

    private static String fraction(long nanos, long unit) {
        return nanos == 0
                ? "0"
                : BigDecimal.valueOf(nanos)
                        .divide(BigDecimal.valueOf(unit))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
