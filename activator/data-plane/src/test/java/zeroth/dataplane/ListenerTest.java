package zeroth.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroth.dataplane.testing.Caller;

class ListenerTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void speaksBothVersionsOfHttpOnOnePort(HttpVersion version) {
        Listener listener = Listener.open(
                vertx,
                "127.0.0.1",
                0,
                request -> request.response().end(request.version().alpnName()));

        try (Caller caller = new Caller(vertx, listener.port(), version)) {
            assertThat(caller.get("a", "/").body()).isEqualTo(version.alpnName());
        }
    }

    @Test
    void takesHeadersAsLongAsGosServerDoes() {
        Listener listener = Listener.open(
                vertx,
                "127.0.0.1",
                0,
                request -> request.response().end(Integer.toString(request.uri().length())));

        try (Caller caller = new Caller(vertx, listener.port())) {
            assertThat(caller.get("a", "/" + "x".repeat(500_000)).body()).isEqualTo("500001");
        }
    }

    @Test
    void anyFreePortIsAnotherForEachListener() throws Exception {
        Listener one = Listener.open(
                vertx, "127.0.0.1", 0, request -> request.response().end("one"));
        Listener two = Listener.open(
                vertx, "127.0.0.1", 0, request -> request.response().end("two"));

        assertThat(get(one.port())).isEqualTo("one");
        assertThat(get(two.port())).isEqualTo("two");
    }

    @Test
    void aPortInUseIsSaidInASentence() {
        Listener first = Listener.open(vertx, "127.0.0.1", 0, request -> {});
        Vertx other = Vertx.vertx();

        assertThatThrownBy(() -> Listener.open(other, "127.0.0.1", first.port(), request -> {}))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + first.port());
        other.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String get(int port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.body();
        }
    }
}
