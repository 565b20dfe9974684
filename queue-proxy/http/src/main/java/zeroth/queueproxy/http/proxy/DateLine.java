package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The header {@code Date} of answers that come without one (RFC 9110, 6.6.1: who is first to pass such an answer on adds it).
 * Its text is made once a second, since making it costs as much as many a request. Safe for use by many threads: what they
 * share is one immutable value.
 */
final class DateLine {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long MILLIS = 1000;

    private static volatile Second latest = Second.of(0);

    private DateLine() {}

    static void addTo(MultiMap headers) {
        if (!headers.contains(HeaderNames.DATE)) {
            headers.set(HeaderNames.DATE, at(System.currentTimeMillis()));
        }
    }

    /** The text of a time in milliseconds since 1970. */
    static String at(long millis) {
        long number = Math.floorDiv(millis, MILLIS);
        Second second = latest;
        if (second.number != number) {
            second = Second.of(number);
            latest = second;
        }
        return second.text;
    }

    private record Second(long number, String text) {
        static Second of(long number) {
            return new Second(number, FORM.format(Instant.ofEpochSecond(number)));
        }
    }
}
