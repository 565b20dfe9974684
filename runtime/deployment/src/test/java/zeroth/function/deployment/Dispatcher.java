package zeroth.function.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for Knative Eventing's dispatcher with a broker's defaults: what it repeats (upstream's {@code
 * SelectiveRetry}), how long it waits (written down, not waited), what a dead-letter sink gets, and what it does with
 * replies (the broker's filter). Confined to its test.
 */
final class Dispatcher {
    /** What became of one event. */
    record Result(
            int deliveries, Duration waited, Optional<Map<String, String>> deadLetter, Optional<String> replyType) {}

    private static final int RETRIES = 10;
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final int LONGEST_DATA = 1024;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI subscriber;
    private final List<Integer> statuses = new ArrayList<>();

    Dispatcher(URI subscriber) {
        this.subscriber = subscriber;
    }

    /** The statuses that the subscriber answered, in their order. */
    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    Result dispatch(Map<String, String> event, String data) throws IOException, InterruptedException {
        var waited = Duration.ZERO;
        var response = deliver(event, data);
        int attempt = 0;
        while (isRepeated(response.statusCode()) && attempt < RETRIES) {
            waited = waited.plus(BACKOFF.multipliedBy(1L << attempt++));
            response = deliver(event, data);
        }
        int status = filtered(response);
        return status / 100 == 2
                ? new Result(
                        attempt + 1,
                        waited,
                        Optional.empty(),
                        response.headers().firstValue("ce-type"))
                : new Result(attempt + 1, waited, Optional.of(deadLetter(event, status, response)), Optional.empty());
    }

    private HttpResponse<byte[]> deliver(Map<String, String> event, String data)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(subscriber)
                .header("prefer", "reply")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(data));
        event.forEach((name, value) -> request.header("ce-" + name, value));
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        statuses.add(response.statusCode());
        return response;
    }

    private static boolean isRepeated(int status) {
        return status >= 500 || status == 404 || status == 408 || status == 409 || status == 429;
    }

    /** The broker's filter takes a body that is no event for a failure. */
    private static int filtered(HttpResponse<byte[]> response) {
        var headers = response.headers();
        boolean event = headers.firstValue("ce-specversion").isPresent()
                || headers.firstValue("content-type").orElse("").startsWith("application/cloudevents+");
        return response.statusCode() / 100 == 2 && response.body().length > 0 && !event ? 502 : response.statusCode();
    }

    private Map<String, String> deadLetter(Map<String, String> event, int status, HttpResponse<byte[]> response) {
        var dead = new HashMap<>(event);
        var body = Base64.getEncoder().encodeToString(response.body());
        dead.put("knativeerrordest", subscriber.toString());
        dead.put("knativeerrorcode", Integer.toString(status));
        dead.put("knativeerrordata", body.substring(0, Math.min(LONGEST_DATA, body.length())));
        return dead;
    }
}
