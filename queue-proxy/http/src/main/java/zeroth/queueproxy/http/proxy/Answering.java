package zeroth.queueproxy.http.proxy;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the client of an exchange gets: an answer, whole or in pieces, or the end of one that breaks off. Confined to the event
 * loop of its connection.
 */
final class Answering {
    private static final long CANCEL = 8;
    private static final long INTERNAL_ERROR = 2;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private @Nullable Runnable onWrite;
    private @Nullable Runnable cut;
    private boolean lastOfConnection;

    Answering(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
        if (HopByHop.of(request.headers()).closes()) {
            lastOfConnection();
        }
    }

    HttpServerResponse response() {
        return response;
    }

    boolean begun() {
        return response.headWritten();
    }

    boolean silent() {
        return !begun() || cut != null;
    }

    boolean http2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    void onWrite(Runnable action) {
        onWrite = action;
    }

    void beforeWrite() {
        if (onWrite != null) {
            onWrite.run();
        }
        if (!begun()) {
            DateLine.addTo(response.headers());
        }
    }

    void upgraded(Runnable cutTunnel) {
        cut = cutTunnel;
    }

    boolean isUpgraded() {
        return cut != null;
    }

    void lastOfConnection() {
        lastOfConnection = true;
        if (!http2() && !begun()) {
            response.putHeader("Connection", "close");
        }
    }

    void lastOfConnectionIf(BooleanSupplier condition) {
        response.headersEndHandler(writing -> {
            if (condition.getAsBoolean()) {
                lastOfConnection = true;
                if (!http2()) {
                    response.headers().set("Connection", "close");
                }
            }
        });
    }

    /** All of it, in the place of what a destination began that broke off before any of it was passed on. */
    void write(Answer answer) {
        forgetHead();
        beforeWrite();
        Buffer text = Buffer.buffer(answer.body());
        response.setStatusCode(answer.status())
                .setStatusMessage(HttpResponseStatus.valueOf(answer.status()).reasonPhrase());
        answer.writeHeaders(response.headers());
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", Integer.toString(text.length()));
            response.end();
        } else {
            response.end(text);
        }
    }

    /** As {@link Exchange#cutShort} says. */
    void cutShort(Answer answer) {
        if (cut != null) {
            cut.run();
        } else if (!begun()) {
            write(answer);
        } else if (response.headers().contains("content-length")) {
            breakOff(CANCEL);
        } else {
            beforeWrite();
            response.end(Buffer.buffer(answer.body()));
        }
    }

    void abort() {
        breakOff(INTERNAL_ERROR);
    }

    /** Closes the connection after the answer, if nobody is to use it again; says whether it did. */
    boolean leave() {
        boolean last = lastOfConnection && !http2();
        if (last) {
            request.connection().close();
        }
        return last;
    }

    private void forgetHead() {
        response.headers().clear();
        if (lastOfConnection) {
            lastOfConnection();
        }
    }

    private void breakOff(long code) {
        if (http2()) {
            response.reset(code);
        } else {
            request.connection().close();
        }
    }
}
