package zeroth.dataplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.Caller;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.EventLoopTimer;
import zeroth.queueproxy.stats.StatsReport;

class AutoscalerLinkTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<ServerWebSocket> connections = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        Caller.join(vertx.close());
    }

    @Test
    void aPokeGoesOverTheWireAsUpstreamsDoes() {
        AutoscalerLink link = link(autoscaler(0).actualPort());
        await().until(link::reachable);

        link.report(List.of(poke()));

        await().until(() -> received.size() == 1);
        assertThat(received.getFirst())
                .isEqualTo("0a310a0764656661756c74120b68656c6c6f2d30303030311a190a05"
                        + "6163742d3111000000000000f03f21000000000000f03f");
        assertThat(connections.getFirst().headers().contains("Origin")).isFalse();
        assertThat(connections.getFirst().uri()).isEqualTo("/");
    }

    @Test
    void anAutoscalerThatRestartsIsConnectedToAgainAndWhatWasReportedMeanwhileIsLost() {
        HttpServer first = autoscaler(0);
        AutoscalerLink link = link(first.actualPort());
        await().until(link::reachable);

        var _ = connections.getFirst().close((short) 1012, "Restarting");
        Caller.join(first.close());
        await().until(() -> !link.reachable());
        link.report(List.of(poke()));
        autoscaler(first.actualPort());

        await().until(link::reachable);
        link.report(List.of(poke(), poke()));
        await().until(() -> received.size() == 1);
        assertThat(received.getFirst()).hasSize(2 * 2 * 51);
    }

    @Test
    void anAutoscalerThatComesLaterIsFound() {
        NetServer placeholder = Caller.join(
                vertx.createNetServer().connectHandler(NetSocket::close).listen(0, "127.0.0.1"));
        AutoscalerLink link = link(placeholder.actualPort());
        await().during(java.time.Duration.ofMillis(300)).until(() -> !link.reachable());
        Caller.join(placeholder.close());

        autoscaler(placeholder.actualPort());

        await().until(link::reachable);
    }

    @Test
    void closingEndsItForGood() {
        AutoscalerLink link = link(autoscaler(0).actualPort());
        await().until(link::reachable);

        link.close();

        await().until(() -> connections.getFirst().isClosed());
        await().during(java.time.Duration.ofMillis(300)).until(() -> connections.size() == 1);
    }

    private AutoscalerLink link(int port) {
        return AutoscalerLink.to("127.0.0.1", port, vertx, new EventLoopTimer(vertx), new Random(1));
    }

    private HttpServer autoscaler(int port) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        return Caller.join(vertx.createHttpServer(options)
                .webSocketHandler(socket -> {
                    connections.add(socket);
                    socket.binaryMessageHandler(
                            message -> received.add(HexFormat.of().formatHex(message.getBytes())));
                })
                .listen());
    }

    private static StatsReport poke() {
        return new StatsReport(new RevisionId("default", "hello-00001"), "act-1", 1, 0, 1, 0, 0, Instant.EPOCH);
    }
}
