package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.http.outbound.Reply;

/**
 * Moves a destination's answer to the client, as fast as that reads it. An answer of unknown length is passed on piece by
 * piece, its head first, since it may be a stream of events. Confined to the exchange's event loop.
 */
final class ResponsePump {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Exchange exchange;
    private final Reply in;
    private final HttpServerResponse out;
    private final Runnable done;
    private final @Nullable String length;
    private boolean waiting;
    private long written;

    private ResponsePump(Exchange exchange, Reply in, Runnable done) {
        this.exchange = exchange;
        this.in = in;
        this.out = exchange.response();
        this.done = done;
        this.length = in.header("Content-Length");
    }

    static void start(Exchange exchange, Reply in, Runnable done) {
        new ResponsePump(exchange, in, done).start();
    }

    /** Status and headers, without those that concern the other connection. */
    static void copyHead(Reply in, HttpServerResponse out) {
        out.setStatusCode(in.status());
        in.reason().ifPresent(out::setStatusMessage);
        MultiMap headers = out.headers();
        HopByHop hopByHop = HopByHop.of(in);
        in.forEachHeader((name, value) -> {
            if (!hopByHop.contains(name)) {
                headers.add(name, value);
            }
        });
    }

    private void start() {
        copyHead(in, out);
        in.read(this::chunk, this::end);
        if (length == null && mayHaveBody()) {
            unknownLength();
        }
    }

    private void unknownLength() {
        if (exchange.request().version() == HttpVersion.HTTP_1_0) {
            exchange.lastOfConnection();
        } else {
            out.setChunked(true);
        }
        announceTrailers();
        // After what has arrived: head and first piece are then one write.
        exchange.later(this::writeHead);
    }

    /** RFC 9110 asks for it, and it is the one hop-by-hop header that describes the message. */
    private void announceTrailers() {
        String trailer = in.header("Trailer");
        if (trailer != null && !exchange.http2()) {
            out.putHeader("Trailer", trailer);
        }
    }

    private void writeHead() {
        if (!exchange.begun() && !exchange.ended()) {
            exchange.beforeWrite();
            out.writeHead();
        }
    }

    private void chunk(Buffer chunk) {
        if (exchange.ended()) {
            return;
        }
        exchange.beforeWrite();
        written += chunk.length();
        if (isLast()) {
            out.end(chunk);
            done.run();
        } else {
            out.write(chunk);
            holdBack();
        }
    }

    /** HTTP/1.1 with a length has no trailers, so its last piece can be told before its end. */
    private boolean isLast() {
        return length != null && !exchange.http2() && written >= Long.parseLong(length);
    }

    private void holdBack() {
        if (out.writeQueueFull() && !waiting) {
            waiting = true;
            in.pause();
            out.drainHandler(drained -> {
                waiting = false;
                in.resume();
            });
        }
    }

    private void end() {
        if (exchange.ended()) {
            return;
        }
        exchange.beforeWrite();
        if (exchange.http2() || out.isChunked()) {
            in.trailers().forEach(trailer -> out.trailers().add(trailer.getKey(), trailer.getValue()));
        }
        out.end();
        done.run();
    }

    private boolean mayHaveBody() {
        return !HttpMethod.HEAD.equals(exchange.method()) && in.status() != NO_CONTENT && in.status() != NOT_MODIFIED;
    }
}
