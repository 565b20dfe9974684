package zeroth.queueproxy.http.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Clients that take their time over the head of a request, which they must not. */
class HeadTimeTest {
    private static final String GET = RawClient.head("GET / HTTP/1.1", "Host: a");
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final Servers servers = new Servers();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void whoConnectsAndSaysNothingIsSentAway() {
        try (RawClient client = RawClient.connect(serve())) {
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoNeverFinishesTheHeadIsSentAway() {
        try (RawClient client = RawClient.connect(serve())) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n").readToEnd()).isEmpty();
        }
    }

    @Test
    void whoNeverFinishesALaterHeadIsSentAwayAsWell() {
        try (RawClient client = RawClient.connect(serve())) {
            client.send(GET).readUntil("hello");
            assertThat(client.send("GET / HT").readToEnd()).isEmpty();
        }
    }

    @Test
    void aConnectionRestsBetweenRequestsAndABodyComesAsSlowlyAsItLikes() {
        try (RawClient client = RawClient.connect(serve())) {
            client.send(GET).readUntil("hello");
            pause();
            client.send(RawClient.head("POST / HTTP/1.1", "Host: a", "Content-Length: 2") + "x");
            pause();
            client.send("y").readUntil("hello");
        }
    }

    private static void pause() {
        await().pollDelay(LIMIT.multipliedBy(2)).until(() -> true);
    }

    private int serve() {
        CleartextServer server = Listener.server(servers.vertx(), Listener.options(), Terms.PLAIN.headWithin(LIMIT));
        return Servers.await(server.requestHandler(request -> request.body()
                                .onSuccess(body -> request.response().end("hello")))
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }
}
