package zeroth.dataplane.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;

/** Requests of every kind, each of which knows its right answer. Counters are atomic; who sends is one thread. */
final class MixedRequests implements AutoCloseable {
    private static final int COMPLAINTS_AT_MOST = 20;
    private static final int LARGEST = 200_000;

    private final Vertx vertx;
    private final int port;
    private final Random random;
    private final Caller http1;
    private final Caller http2;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger bad = new AtomicInteger();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    MixedRequests(Vertx vertx, int port, Random random) {
        this.vertx = vertx;
        this.port = port;
        this.random = random;
        this.http1 = new Caller(vertx, port);
        this.http2 = new Caller(vertx, port, HttpVersion.HTTP_2);
    }

    void send() {
        String path = "/" + sent.incrementAndGet();
        open.incrementAndGet();
        switch (random.nextInt(20)) {
            case 0 -> leave(path);
            case 1 -> talk(path);
            case 2, 3 -> expect(path, echo(http1, path, body()));
            case 4, 5 -> expect(path, echo(http2, path, body()));
            case 6, 7 -> expect(path, stream("/stream" + path));
            case 8, 9, 10, 11 -> expect(path, echo(http2, path, ""));
            default -> expect(path, echo(http1, path, ""));
        }
    }

    int open() {
        return open.get();
    }

    List<String> complaints() {
        return complaints;
    }

    String summary() {
        return "requests=%d left-by-their-client=%d lost-or-wrong=%d".formatted(sent.get(), left.get(), bad.get());
    }

    @Override
    public void close() {
        http1.close();
        http2.close();
    }

    private static Future<String> echo(Caller caller, String path, String body) {
        HttpMethod method = body.isEmpty() ? HttpMethod.GET : HttpMethod.POST;
        return caller.send(method, BarePlane.HOST, path, Map.of(), body)
                .map(reply -> reply.status() == 200 && reply.body().equals(path + body)
                        ? "right"
                        : "status " + reply.status() + ": " + excerpt(reply.body()));
    }

    private Future<String> stream(String path) {
        return http1.later(BarePlane.HOST, path)
                .map(reply -> reply.status() == 200 && reply.body().equals(path.repeat(5))
                        ? "right"
                        : "stream, status " + reply.status() + ": " + excerpt(reply.body()));
    }

    private void expect(String path, Future<String> outcome) {
        outcome.otherwise(failure -> "lost: " + failure).onSuccess(how -> judge(path, how));
    }

    private void judge(String path, String how) {
        if (!how.equals("right")) {
            bad.incrementAndGet();
            if (complaints.size() < COMPLAINTS_AT_MOST) {
                complaints.add(path + " " + how);
            }
        }
        open.decrementAndGet();
    }

    /** A client that goes before its answer is there. */
    private void leave(String path) {
        left.incrementAndGet();
        http2.open(HttpMethod.GET, BarePlane.HOST, "/stream" + path, Map.of())
                .onSuccess(HttpClientRequest::send)
                .onSuccess(request -> vertx.setTimer(1 + random.nextInt(60), _ -> request.reset()))
                .onComplete(_ -> open.decrementAndGet());
    }

    private void talk(String path) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/")
                .addHeader("Host", BarePlane.HOST);
        expect(path, vertx.createWebSocketClient().connect(options).compose(socket -> talk(socket, path)));
    }

    private static Future<String> talk(WebSocket socket, String path) {
        Future<String> answer = Future.future(promise -> {
            socket.textMessageHandler(promise::tryComplete);
            socket.closeHandler(_ -> promise.tryFail("closed"));
        });
        var _ = socket.writeTextMessage(path);
        return answer.map(text -> text.equals(path) ? "right" : "echo: " + text).onComplete(_ -> socket.close());
    }

    private String body() {
        return "x".repeat(1 + random.nextInt(LARGEST));
    }

    private static String excerpt(String body) {
        return body.substring(0, Math.min(80, body.length()));
    }
}
