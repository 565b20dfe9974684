package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.time.Timer;

/**
 * Moves the body of a request to the destination, as fast as that reads it. Head and body share a write where they can.
 * Confined to the exchange's event loop.
 */
final class RequestPump implements RequestBody.Reader {
    /** How long Go's transport waits for 100 Continue before it sends the body unasked. */
    private static final Duration CONTINUE_AT_LATEST = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final HttpClientRequest outbound;
    private final Timer timer;
    private final RequestBody body;
    private final OptionalLong length;
    private boolean headSent;
    private boolean ended;
    private boolean waiting;
    private boolean told;
    private long sent;
    private @Nullable Future<Void> onlyWrite;

    private RequestPump(Exchange exchange, HttpClientRequest outbound, Timer timer) {
        this.timer = timer;
        this.exchange = exchange;
        this.outbound = outbound;
        this.body = exchange.body();
        this.length = body.length();
    }

    static RequestPump start(Exchange exchange, HttpClientRequest outbound, Timer timer) {
        outbound.earlyHintsHandler(hints -> {
            if (!exchange.begun() && !exchange.ended()) {
                exchange.response().writeEarlyHints(hints);
            }
        });
        RequestPump pump = new RequestPump(exchange, outbound, timer);
        if (exchange.body().expected()) {
            pump.pump();
        } else {
            pump.end();
        }
        return pump;
    }

    /** Whether enough may have left us for the destination to act on. Half a head is not. */
    boolean mayHaveArrived() {
        return headSent || (onlyWrite != null && onlyWrite.succeeded());
    }

    @Override
    public void chunk(Buffer chunk) {
        if (ended || exchange.ended()) {
            return;
        }
        headSent = true;
        sent += chunk.length();
        if (length.isPresent() && sent >= length.getAsLong()) {
            ended = true;
            outbound.end(chunk);
        } else {
            outbound.write(chunk);
            holdBack();
        }
    }

    @Override
    public void end() {
        if (!ended && !exchange.ended()) {
            ended = true;
            Future<Void> end = outbound.end();
            onlyWrite = headSent ? null : end;
        }
    }

    private void pump() {
        outbound.setChunked(length.isEmpty());
        if (expectsContinue()) {
            awaitContinue();
        }
        body.read(this);
        if (length.isEmpty()) {
            // After what has arrived: a request without a body is then one frame, and a short one is one write.
            exchange.later(this::sendHead);
        }
    }

    private void sendHead() {
        if (!headSent && !ended && !exchange.ended()) {
            headSent = true;
            outbound.sendHead();
        }
    }

    private void holdBack() {
        if (outbound.writeQueueFull() && !waiting) {
            waiting = true;
            body.pause();
            outbound.drainHandler(drained -> {
                waiting = false;
                body.resume();
            });
        }
    }

    private boolean expectsContinue() {
        String expect = exchange.headers().get("Expect");
        return expect != null && expect.equalsIgnoreCase("100-continue");
    }

    private void awaitContinue() {
        outbound.continueHandler(agreed -> sayContinue());
        sendHead();
        Timer.Pending late = timer.after(CONTINUE_AT_LATEST, this::sayContinue);
        exchange.onEnd(ending -> late.cancel());
    }

    private void sayContinue() {
        if (!told && !exchange.begun() && !exchange.ended()) {
            told = true;
            exchange.response().writeContinue();
        }
    }
}
