package zeroth.queueproxy.http.proxy;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.OptionalLong;
import zeroth.queueproxy.http.outbound.Outbound;
import zeroth.queueproxy.time.Timer;

/**
 * Moves the body of a request to the destination, as fast as that reads it. Head and body share a write where they can.
 * Confined to the exchange's event loop.
 */
final class RequestPump implements RequestBody.Reader {
    /** How long Go's transport waits for 100 Continue before it sends the body unasked. */
    private static final Duration CONTINUE_AT_LATEST = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Outbound outbound;
    private final Timer timer;
    private final RequestBody body;
    private final OptionalLong length;
    private boolean headSent;
    private boolean ended;
    private boolean waiting;
    private boolean asked;
    private boolean told;
    private long sent;

    private RequestPump(Exchange exchange, Outbound outbound, Timer timer) {
        this.timer = timer;
        this.exchange = exchange;
        this.outbound = outbound;
        this.body = exchange.body();
        this.length = body.length();
    }

    static RequestPump start(Exchange exchange, Outbound outbound, Timer timer) {
        RequestPump pump = new RequestPump(exchange, outbound, timer);
        if (exchange.body().expected()) {
            pump.pump();
        } else {
            pump.end();
        }
        return pump;
    }

    /** The destination wants the body. */
    void continued() {
        if (asked) {
            sayContinue();
        }
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
            outbound.end();
        }
    }

    private void pump() {
        if (length.isEmpty()) {
            outbound.chunked();
        }
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
        if (outbound.full() && !waiting) {
            waiting = true;
            body.pause();
            outbound.onRoom(() -> {
                waiting = false;
                body.resume();
            });
        }
    }

    private boolean expectsContinue() {
        String expect = exchange.headers().get(HeaderNames.EXPECT);
        return expect != null && expect.equalsIgnoreCase("100-continue");
    }

    private void awaitContinue() {
        asked = true;
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
