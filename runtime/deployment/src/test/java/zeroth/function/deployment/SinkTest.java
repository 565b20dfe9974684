package zeroth.function.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.CloudEventBuilder;
import zeroth.function.sink.EventSink;

/** An application that was bound to a sink. */
class SinkTest {
    /** A property of the process, since the application has a class loader of its own. */
    private static final String RECEIVED = "zeroth.test.sink.received";

    private static final HttpServer SINK = listen();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Requests.application()
            .overrideRuntimeConfigKey(
                    "K_SINK", "http://127.0.0.1:" + SINK.getAddress().getPort() + "/broker")
            .overrideRuntimeConfigKey("K_CE_OVERRIDES", "{\"extensions\":{\"tenant\":\"a\"}}");

    @Inject
    EventSink sink;

    @AfterAll
    static void end() {
        SINK.stop(0);
    }

    @Test
    void sendsAnEventWhereABindingSays() {
        var event = CloudEventBuilder.create().type("order.paid").id("7").build(new Order("x", 2));

        sink.send(event).await().atMost(Duration.ofSeconds(10));

        assertThat(System.getProperty(RECEIVED))
                .isEqualTo("/broker order.paid 7 tenant=a application/json {\"article\":\"x\",\"amount\":2}");
    }

    private static HttpServer listen() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", SinkTest::take);
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        System.setProperty(
                RECEIVED,
                String.join(
                        " ",
                        exchange.getRequestURI().getPath(),
                        headers.getFirst("ce-type"),
                        headers.getFirst("ce-id"),
                        "tenant=" + headers.getFirst("ce-tenant"),
                        headers.getFirst("content-type"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    public record Order(String article, int amount) {}
}
