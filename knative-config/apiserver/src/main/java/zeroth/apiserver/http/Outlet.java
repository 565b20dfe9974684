package zeroth.apiserver.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Supplier;

/**
 * Where an answer without an end goes: a chunked response or a WebSocket. Each write waits until the socket took it, so that
 * a slow client slows only its own writer. Used by one thread, which is no event loop.
 */
sealed interface Outlet {

    void write(byte[] part);

    void end();

    /** Says goodbye as soon as the client is gone. Throws what the client did wrong. */
    static Outlet open(HttpServerRequest request, Context loop, String contentType, Runnable goodbye) {
        return await(loop, () -> {
            var response = request.response();
            if (isWebSocket(request)) {
                return request.toWebSocket().map(socket -> {
                    socket.closeHandler(ignored -> goodbye.run());
                    return new Frames(socket, loop);
                });
            }
            response.closeHandler(ignored -> goodbye.run());
            response.exceptionHandler(ignored -> goodbye.run());
            response.setChunked(true).putHeader("Content-Type", contentType);
            return response.closed()
                    ? Future.failedFuture("the client is gone")
                    // Headers now: a client waits for them, though the first event may be far.
                    : headersOf(response).map(ignored -> new Chunks(response, loop));
        });
    }

    private static Future<Void> headersOf(HttpServerResponse response) {
        return response.write(Buffer.buffer());
    }

    /** Whether the client asked to speak WebSocket from here on. Its request must not have been read to the end. */
    static boolean isWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static <T> T await(Context loop, Supplier<Future<T>> action) {
        var done = Promise.<T>promise();
        loop.runOnContext(ignored -> Future.succeededFuture()
                // Composed, so that what is thrown is a failure like others, and nobody waits for ever.
                .compose(none -> action.get())
                .onComplete(done));
        return done.future().toCompletionStage().toCompletableFuture().join();
    }

    record Chunks(HttpServerResponse response, Context loop) implements Outlet {
        @Override
        public void write(byte[] part) {
            await(loop, () -> response.write(Buffer.buffer(part)));
        }

        @Override
        public void end() {
            await(loop, () -> response.ended() || response.closed() ? Future.succeededFuture() : response.end());
        }
    }

    record Frames(ServerWebSocket socket, Context loop) implements Outlet {
        @Override
        public void write(byte[] part) {
            await(loop, () -> socket.writeTextMessage(Buffer.buffer(part).toString()));
        }

        @Override
        public void end() {
            await(loop, () -> socket.isClosed() ? Future.succeededFuture() : socket.close());
        }
    }
}
