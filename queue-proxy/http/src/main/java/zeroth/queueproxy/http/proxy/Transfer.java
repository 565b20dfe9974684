package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.http.proxy.Outcome.Answered;
import zeroth.queueproxy.http.proxy.Outcome.Broken;
import zeroth.queueproxy.http.proxy.Outcome.Left;
import zeroth.queueproxy.http.proxy.Outcome.NotReached;

/**
 * One attempt to carry an exchange to a destination. A pooled connection that turns out to be closed is not a failure: a
 * request that is safe to repeat gets another one, as with Go's transport. Confined to the exchange's event loop.
 */
final class Transfer {
    private static final long REFUSED_STREAM = 7;
    private static final long CANCEL = 8;
    /** Connections that close before anything is sent; more than these in a row are no accident. */
    private static final int UNUSABLE_AT_MOST = 16;

    private static final Set<HttpMethod> SAFE_TO_REPEAT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final Destination destination;
    private final Exchange exchange;
    private final Promise<Outcome> outcome = Promise.promise();
    private final Optional<String> upgrade;
    private @Nullable HttpClientRequest outbound;
    private @Nullable RequestPump pump;
    private Link link = new Link();
    private boolean reused;
    private boolean answering;
    private boolean finished;
    private int unusable;

    Transfer(Destination destination, Exchange exchange) {
        this.destination = destination;
        this.exchange = exchange;
        this.upgrade = Upgrade.asked(exchange);
    }

    Future<Outcome> start() {
        if (!destination.enter()) {
            outcome.complete(new NotReached(new IllegalStateException("destination " + destination + " is closed")));
            return outcome.future();
        }
        exchange.run(() -> {
            exchange.onEnd(this::exchangeEnded);
            if (!finished) {
                open();
            }
        });
        return outcome.future();
    }

    private void open() {
        destination
                .open(version(), exchange.method(), exchange.uri())
                .onComplete(opened -> exchange.run(() -> {
                    if (opened.succeeded()) {
                        guard(() -> opened(opened.result()));
                    } else {
                        notOpened(opened.cause());
                    }
                }));
    }

    /** Upgrades are of HTTP/1.1, which every queue-proxy speaks. */
    private HttpVersion version() {
        return upgrade.isPresent()
                ? HttpVersion.HTTP_1_1
                : destination.version(exchange.request().version());
    }

    private void notOpened(Throwable cause) {
        if (finished) {
            return;
        }
        if (cause instanceof HttpClosedException) {
            openAnother(cause);
        } else {
            finish(new NotReached(cause));
        }
    }

    /** Nothing was sent. */
    private void openAnother(Throwable cause) {
        outbound = null;
        if (unusable++ < UNUSABLE_AT_MOST) {
            open();
        } else {
            finish(new NotReached(cause));
        }
    }

    private void opened(HttpClientRequest request) {
        request.exceptionHandler(failure -> failed(request, failure));
        if (finished) {
            request.reset(CANCEL);
            return;
        }
        Optional<Link> open = destination.link(request.connection());
        if (open.isEmpty()) {
            request.reset(CANCEL);
            notOpened(new HttpClosedException("closed before it was used"));
            return;
        }
        outbound = request;
        link = open.get();
        reused = link.use();
        pump = null;
        OutgoingHeaders.write(exchange, request, destination.hop(), upgrade);
        request.response()
                .onSuccess(response -> guard(() -> answered(response)))
                .onFailure(failure -> failed(request, failure));
        if (upgrade.isPresent()) {
            request.connect();
        } else {
            pump = RequestPump.start(exchange, request, destination.timer());
        }
    }

    private void answered(HttpClientResponse response) {
        if (finished) {
            return;
        }
        answering = true;
        response.exceptionHandler(this::broken);
        if (response.statusCode() == Upgrade.SWITCHING_PROTOCOLS) {
            upgrade.ifPresentOrElse(
                    protocol -> Tunnel.open(exchange, response, protocol, this::complete, this::broken),
                    () -> broken(new IllegalStateException("the destination switched protocols unasked")));
        } else {
            ResponsePump.start(exchange, response, () -> complete(response));
        }
    }

    /** The destination's answer is with the client as a whole. */
    private void complete(HttpClientResponse response) {
        if (finished) {
            return;
        }
        if (upgrade.isPresent()) {
            // The client library does not know that the request is over.
            response.request().connection().close();
        }
        finish(new Answered(response.statusCode()));
        exchange.end(Ending.ANSWERED);
    }

    /** A header that cannot be written must not leave the client without an answer. */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    private void failed(HttpClientRequest request, Throwable cause) {
        if (finished || !request.equals(outbound)) {
            return;
        }
        if (answering) {
            broken(cause);
        } else if (isUnseen(request, cause)) {
            finish(new NotReached(cause));
        } else if (isLost(cause) && isUnsent()) {
            openAnother(cause);
        } else if (isLost(cause) && reused && isRepeatable()) {
            // A stale connection, of which a pool holds a finite number: Go's transport goes through all of them as
            // well.
            outbound = null;
            open();
        } else {
            broken(cause);
        }
    }

    private void broken(Throwable cause) {
        if (finished) {
            return;
        }
        finish(new Broken(cause));
        if (exchange.begun()) {
            exchange.abort();
        } else {
            exchange.answer(Failure.answer(destination, cause));
        }
        cancelOutbound();
    }

    private void exchangeEnded(Ending ending) {
        if (!finished) {
            finish(new Left(ending));
            cancelOutbound();
        }
    }

    private void cancelOutbound() {
        if (outbound != null) {
            outbound.reset(CANCEL);
        }
    }

    private void finish(Outcome how) {
        finished = true;
        destination.leave();
        outcome.complete(how);
    }

    /** The peer said that it did not look at the request; it may still have read of the body, which is gone. */
    private boolean isUnseen(HttpClientRequest request, Throwable cause) {
        boolean refused = cause instanceof StreamResetException reset && reset.getCode() == REFUSED_STREAM;
        return !exchange.body().touched() && (refused || isAfterGoAway(request));
    }

    private boolean isUnsent() {
        return pump != null && !pump.mayHaveArrived() && !exchange.body().touched();
    }

    private static boolean isLost(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }

    private boolean isAfterGoAway(HttpClientRequest request) {
        return request.version() == HttpVersion.HTTP_2 && link.ignored(request.streamId());
    }

    private boolean isRepeatable() {
        return !exchange.body().touched() && isIdempotent();
    }

    private boolean isIdempotent() {
        return SAFE_TO_REPEAT.contains(exchange.method()) || exchange.headers().contains("Idempotency-Key");
    }
}
