package zeroth.dataplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
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
import zeroth.queueproxy.time.testing.VirtualTime;

class AutoscalerLinkTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
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
        await().during(Duration.ofMillis(300)).until(() -> !link.reachable());
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
        await().during(Duration.ofMillis(300)).until(() -> connections.size() == 1);
    }

    @Test
    void anAutoscalerThatAnswersNoPingForTenSecondsIsLeftForANewConnection() {
        AutoscalerByHand deaf = new AutoscalerByHand(vertx, AutoscalerByHand.Pongs.NONE);
        AutoscalerLink link = linkByVirtualTime(deaf.port());
        await().until(link::reachable);
        advance(Duration.ofMillis(9_999));
        await().until(() -> deaf.pings() == 3);
        assertThat(link.reachable()).isTrue();

        advance(Duration.ofMillis(1));

        await().until(() -> deaf.connections() == 2);
        await().until(link::reachable);
    }

    @Test
    void anAutoscalerThatAnswersPingsIsKeptThoughItSaysNothingElse() {
        AutoscalerByHand quiet = new AutoscalerByHand(vertx, AutoscalerByHand.Pongs.PROMPT);
        AutoscalerLink link = linkByVirtualTime(quiet.port());
        await().until(link::reachable);

        for (int i = 1; i <= 12; i++) {
            int pings = i;
            await().until(() -> quiet.pings() == pings);
            advance(Duration.ofSeconds(10).dividedBy(3));
        }

        assertThat(link.reachable()).isTrue();
        assertThat(quiet.connections()).isOne();
    }

    private AutoscalerLink linkByVirtualTime(int port) {
        return AutoscalerLink.to("127.0.0.1", port, vertx, time, new Random(1));
    }

    /** On the one event loop that the link is confined to, as a real timer's actions are. */
    private void advance(Duration by) {
        Caller.join(Future.future(done -> vertx.runOnContext(_ -> {
            time.advance(by);
            done.complete();
        })));
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
