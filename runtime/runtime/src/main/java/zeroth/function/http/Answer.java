package zeroth.function.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.Refusal;
import zeroth.function.event.StructuredMode;

/**
 * An answer in HTTP. A success is an event or empty, since a broker takes any other body for a failure. Knative repeats
 * 404, 408, 409, 429 and 5xx, and dead-letters every other failure.
 */
record Answer(int status, Map<String, String> headers, Buffer body) {
    private static final String CONTENT_TYPE = "content-type";
    private static final Buffer EMPTY = Buffer.buffer();
    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);
    /** In base64 the body must fit into the 1024 characters that a dead-letter sink gets of it. */
    private static final int LONGEST_REASON = 600;

    static Answer to(Outcome outcome, ContentMode mode, StructuredMode structured) {
        return switch (outcome) {
            case Outcome.Replied replied -> event(replied.event(), mode, structured);
            case Outcome.Accepted accepted -> new Answer(202, Map.of(), EMPTY);
            case Outcome.Refused refused -> problem(status(refused.refusal()), refused.reason(), Optional.empty());
            case Outcome.Postponed postponed -> problem(503, postponed.reason(), postponed.retryAfter());
            case Outcome.Busy busy -> problem(429, "every thread is busy", Optional.of(WHEN_BUSY));
            case Outcome.Failed failed -> problem(500, failed.reason(), Optional.empty());
        };
    }

    private static Answer event(Event event, ContentMode mode, StructuredMode structured) {
        return switch (mode) {
            case BINARY -> new Answer(200, BinaryMode.headers(event.attributes()), body(event.data()));
            case STRUCTURED ->
                new Answer(
                        200, Map.of(CONTENT_TYPE, StructuredMode.CONTENT_TYPE), Buffer.buffer(structured.write(event)));
        };
    }

    private static Buffer body(EventData data) {
        return switch (data) {
            case EventData.None none -> EMPTY;
            case EventData.Bytes bytes -> Buffer.buffer(bytes.bytes());
            case EventData.Json json -> Buffer.buffer(json.utf8());
        };
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> 400;
            case UNSUPPORTED_FORMAT -> 415;
            case UNPROCESSABLE -> 422;
        };
    }

    /** RFC 9457. */
    private static Answer problem(int status, String reason, Optional<Duration> retryAfter) {
        var headers = new TreeMap<>(Map.of(CONTENT_TYPE, "application/problem+json"));
        retryAfter.ifPresent(time -> headers.put("retry-after", Long.toString(seconds(time))));
        var body = "{\"status\":%d,\"detail\":\"%s\"}".formatted(status, quoted(reason));
        return new Answer(status, headers, Buffer.buffer(body));
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
