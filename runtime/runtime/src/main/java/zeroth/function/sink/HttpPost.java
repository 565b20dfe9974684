package zeroth.function.sink;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Sends messages to one address. What the sink adds to its status is read away, so much and so long, and not looked at. */
record HttpPost(Vertx vertx, HttpClient client, URI sink, Duration timeout, Token token) implements Post {
    private static final long MOST_OF_A_BODY = 64 * 1024;

    @Override
    public Uni<Answered> send(Message message) {
        return Uni.createFrom()
                .completionStage(
                        () -> token.read().flatMap(read -> sent(message, read)).toCompletionStage());
    }

    private Future<Answered> sent(Message message, Optional<String> bearer) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(sink.toString())
                .setTimeout(timeout.toMillis());
        message.headers().forEach(options::putHeader);
        bearer.ifPresent(value -> options.putHeader("authorization", "Bearer " + value));
        return client.request(options)
                .flatMap(request -> request.send(message.body()).map(answer -> answered(request, answer)));
    }

    /** The status decides; the rest is read only so that the connection can be used again. */
    private Answered answered(HttpClientRequest request, HttpClientResponse answer) {
        var length = new AtomicLong();
        long alarm = vertx.setTimer(timeout.toMillis(), late -> request.reset());
        answer.handler(part -> {
            if (length.addAndGet(part.length()) > MOST_OF_A_BODY) {
                request.reset();
            }
        });
        answer.exceptionHandler(broken -> vertx.cancelTimer(alarm));
        answer.endHandler(end -> vertx.cancelTimer(alarm));
        return new Answered(answer.statusCode(), Optional.ofNullable(answer.getHeader("retry-after")));
    }
}
