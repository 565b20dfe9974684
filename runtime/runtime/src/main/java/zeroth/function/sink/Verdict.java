package zeroth.function.sink;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What an answer of a sink means, by the rules after which Knative's own senders repeat (SelectiveRetry). */
sealed interface Verdict {
    /** The event is the sink's. */
    record Delivered() implements Verdict {}

    /** It would be refused again. */
    record Refused(String reason) implements Verdict {}

    /** It may be accepted later. */
    record Again(String reason, Optional<Duration> retryAfter) implements Verdict {}

    static Verdict of(Post.Answered answer, InstantSource clock) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivered();
        }
        var reason = "the sink answered " + status;
        return isTransient(status) ? new Again(reason, retryAfter(answer, clock)) : new Refused(reason);
    }

    static Verdict unanswered(Throwable failure) {
        return new Again("no answer of the sink: " + failure, Optional.empty());
    }

    private static boolean isTransient(int status) {
        return switch (status) {
            case 404, 408, 409, 429 -> true;
            default -> status < 200 || status >= 500;
        };
    }

    private static Optional<Duration> retryAfter(Post.Answered answer, InstantSource clock) {
        return answer.status() == 429 || answer.status() == 503
                ? answer.retryAfter().flatMap(value -> time(value.strip(), clock))
                : Optional.empty();
    }

    /** Seconds, or an HTTP date; what is neither says nothing. */
    private static Optional<Duration> time(String value, InstantSource clock) {
        try {
            return Optional.of(
                    value.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(value))
                            : Duration.between(clock.instant(), date(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
