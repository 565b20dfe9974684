package zeroth.queueproxy.http.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Clients that offer to go on in HTTP/2, as Java's own does unless it is told otherwise. */
class ProtocolOfferTest {
    private final Servers servers = new Servers();
    private final List<String> headersSeen = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void letTheClientNameItsHost() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void javasDefaultClientMayNameItsOwnHostInEachOfManyRequests() {
        int proxy = proxy();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(post(client, proxy, "body " + i).join()).isEqualTo("hello.example got body " + i);
            }
        }
    }

    @Test
    void javasDefaultClientMaySendManyRequestsAtOnce() {
        int proxy = proxy();
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> post(client, proxy, i + "x".repeat(100_000)))
                    .toList();

            IntStream.range(0, 50)
                    .forEach(i -> assertThat(answers.get(i).join())
                            .hasSizeGreaterThan(100_000)
                            .startsWith("hello.example got " + i + "x"));
        }
    }

    @Test
    void anOfferOfHttp2IsNotPassedOn() {
        int proxy = proxy();
        try (HttpClient client = HttpClient.newHttpClient()) {
            post(client, proxy, "body").join();
        }

        assertThat(headersSeen).containsExactly("content-length host user-agent x-forwarded-for");
    }

    @Test
    void anOfferOfHttp2IsOverlookedInEveryRequestOfAConnectionEvenAHalfOne() {
        int proxy = proxy();
        try (RawClient client = RawClient.connect(proxy)) {
            for (int i = 0; i < 3; i++) {
                client.send(RawClient.head(
                        "GET / HTTP/1.1",
                        "Host: a",
                        "Connection: Upgrade",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABk"));
                assertThat(client.readUntil("a got ")).startsWith("HTTP/1.1 200 OK");
            }
        }
        assertThat(headersSeen).containsOnly("host x-forwarded-for");
    }

    private int proxy() {
        int backend = servers.http(request -> request.body().onSuccess(body -> {
            headersSeen.add(
                    String.join(" ", new TreeSet<>(request.headers().names())).toLowerCase(Locale.ROOT));
            request.response().end(host(request) + " got " + body);
        }));
        Pipeline pipeline = Pipeline.of(Forward.always(Destination.at(servers.vertx(), "127.0.0.1", backend)));
        return Servers.await(Listener.open(servers.vertx(), "127.0.0.1", 0, Terms.PLAIN, pipeline))
                .port();
    }

    private static String host(HttpServerRequest request) {
        return String.valueOf(request.getHeader("Host"));
    }

    private static CompletableFuture<String> post(HttpClient client, int port, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Host", "hello.example")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }
}
