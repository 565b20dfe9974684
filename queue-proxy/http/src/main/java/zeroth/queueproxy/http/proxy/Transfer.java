package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.http.outbound.Caller;
import zeroth.queueproxy.http.outbound.Connections.Kind;
import zeroth.queueproxy.http.outbound.Outbound;
import zeroth.queueproxy.http.outbound.Reply;
import zeroth.queueproxy.http.proxy.Outcome.Answered;
import zeroth.queueproxy.http.proxy.Outcome.Broken;
import zeroth.queueproxy.http.proxy.Outcome.Left;
import zeroth.queueproxy.http.proxy.Outcome.NotReached;

/**
 * One attempt to carry an exchange to a destination. A pooled connection that turns out to be closed is not a failure: a
 * request that is safe to repeat gets another one, as with Go's transport. Confined to the exchange's event loop.
 */
final class Transfer implements Caller {
    /** Connections that close before anything is sent; more than these in a row are no accident. */
    private static final int UNUSABLE_AT_MOST = 16;

    private static final Set<HttpMethod> SAFE_TO_REPEAT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final Destination destination;
    private final Exchange exchange;
    private final Promise<Outcome> outcome = Promise.promise();
    private final Optional<String> upgrade;
    private @Nullable Outbound outbound;
    private @Nullable RequestPump pump;
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
        destination.open(kind(), this);
    }

    /** Upgrades are of HTTP/1.1, which every queue-proxy speaks. */
    private Kind kind() {
        if (upgrade.isPresent()) {
            return Kind.UPGRADE;
        }
        HttpVersion version = destination.version(exchange.request().version());
        return version == HttpVersion.HTTP_2 ? Kind.HTTP_2 : Kind.HTTP_1;
    }

    @Override
    public void opened(Outbound request) {
        exchange.run(() -> guard(() -> send(request)));
    }

    @Override
    public void notOpened(Throwable cause) {
        exchange.run(() -> tryAgain(cause));
    }

    private void tryAgain(Throwable cause) {
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

    private void send(Outbound request) {
        if (finished) {
            request.cancel();
            return;
        }
        outbound = request;
        request.begin(exchange.method(), exchange.uri());
        OutgoingHeaders.write(exchange, request, destination.hop());
        if (upgrade.isPresent()) {
            request.header("Connection", "Upgrade");
            request.header("Upgrade", upgrade.get());
            request.sendHead();
        } else {
            pump = RequestPump.start(exchange, request, destination.timer());
        }
    }

    @Override
    public void continued(Outbound request) {
        if (pump != null) {
            pump.continued();
        }
    }

    @Override
    public void hinted(Outbound request, MultiMap hints) {
        if (!exchange.begun() && !exchange.ended()) {
            exchange.response().writeEarlyHints(hints);
        }
    }

    @Override
    public void replied(Outbound request, Reply reply) {
        if (!finished) {
            answering = true;
            guard(() -> pass(reply));
        }
    }

    private void pass(Reply reply) {
        if (reply.status() == Reply.SWITCHING_PROTOCOLS) {
            upgrade.ifPresentOrElse(
                    protocol -> Tunnel.open(exchange, reply, protocol, () -> complete(reply), this::broken),
                    () -> broken(new IllegalStateException("the destination switched protocols unasked")));
        } else {
            ResponsePump.start(exchange, reply, () -> complete(reply));
        }
    }

    /** The destination's answer is with the client as a whole. */
    private void complete(Reply reply) {
        if (finished) {
            return;
        }
        if (upgrade.isPresent()) {
            // The client library does not know that the request is over.
            reply.closeConnection();
        }
        finish(new Answered(reply.status()));
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

    @Override
    public void failed(Outbound request, Throwable cause) {
        if (finished || !request.equals(outbound)) {
            return;
        }
        if (answering) {
            broken(cause);
        } else if (isUnseen(request, cause)) {
            finish(new NotReached(cause));
        } else if (isLost(cause) && isUnsent()) {
            openAnother(cause);
        } else if (isLost(cause) && request.reused() && isRepeatable()) {
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
            outbound.cancel();
        }
    }

    private void finish(Outcome how) {
        finished = true;
        destination.leave();
        outcome.complete(how);
    }

    /** The peer did not look at the request; it may still have read of the body, which is gone. */
    private boolean isUnseen(Outbound request, Throwable cause) {
        return !exchange.body().touched() && request.unseen(cause);
    }

    private boolean isUnsent() {
        return outbound != null
                && !outbound.mayHaveArrived()
                && !exchange.body().touched();
    }

    private static boolean isLost(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof IOException;
    }

    private boolean isRepeatable() {
        return !exchange.body().touched() && isIdempotent();
    }

    private boolean isIdempotent() {
        return SAFE_TO_REPEAT.contains(exchange.method()) || exchange.headers().contains("Idempotency-Key");
    }
}
