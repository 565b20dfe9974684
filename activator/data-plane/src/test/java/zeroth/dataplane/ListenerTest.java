package zeroth.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenerTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void speaksBothVersionsOfHttpOnOnePort(Version version) throws Exception {
        Listener listener = Listener.open(
                vertx,
                "127.0.0.1",
                0,
                request -> request.response().end(request.version().alpnName()));

        assertThat(get(listener.port(), version)).isEqualTo(version == Version.HTTP_2 ? "h2" : "http/1.1");
    }

    @Test
    void anyFreePortIsAnotherForEachListener() throws Exception {
        Listener one = Listener.open(
                vertx, "127.0.0.1", 0, request -> request.response().end("one"));
        Listener two = Listener.open(
                vertx, "127.0.0.1", 0, request -> request.response().end("two"));

        assertThat(get(one.port(), Version.HTTP_1_1)).isEqualTo("one");
        assertThat(get(two.port(), Version.HTTP_1_1)).isEqualTo("two");
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

    private static String get(int port, Version version) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.body();
        }
    }
}
