package zeroth.function.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zeroth.function.dispatch.Outcome;

/** What went wrong, in the form of RFC 9457. */
final class Problem {
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);
    /** In base64 the body must fit into the 1024 characters that a dead-letter sink gets of it. */
    private static final int LONGEST_REASON = 600;

    private Problem() {}

    static Answer answer(int status, Outcome.Failure failure) {
        return answer(status, failure.reason(), retryAfter(failure));
    }

    static Answer answer(int status, String reason, Map<String, String> headers) {
        var all = new TreeMap<>(headers);
        all.put(Answer.CONTENT_TYPE, "application/problem+json");
        var body = "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, quoted(reason));
        return new Answer(status, all, Buffer.buffer(body));
    }

    private static Map<String, String> retryAfter(Outcome.Failure failure) {
        return delay(failure)
                .map(delay -> Map.of("retry-after", Long.toString(seconds(delay))))
                .orElseGet(Map::of);
    }

    private static Optional<Duration> delay(Outcome.Failure failure) {
        return switch (failure) {
            case Outcome.Busy busy -> Optional.of(WHEN_BUSY);
            case Outcome.InFlight inFlight -> Optional.of(WHEN_BUSY);
            case Outcome.Postponed postponed -> postponed.retryAfter();
            case Outcome.Failure other -> Optional.empty();
        };
    }

    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }

    private static String quoted(String reason) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(reason));
        return quoted.getBytes(UTF_8).length <= LONGEST_REASON
                ? quoted
                : quoted(reason.substring(0, reason.length() * 3 / 4));
    }
}
