package zeroth.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

/** Changes of routes while requests come over real sockets. */
@ExtendWith(SharedApi.class)
class UpdateTest {
    private static final String HOST = "hello.example.com";
    private static final int CLIENTS = 4;
    private static final int UPDATES = 10;

    private final Vertx vertx = Vertx.vertx();
    private TestApi api;
    private DataPlane plane;
    private Caller caller;

    @BeforeEach
    void start(TestApi api) {
        this.api = api;
        plane = DataPlane.start(vertx, api.client, DataPlaneSettings.onLaptop(0), _ -> {});
        caller = new Caller(vertx, plane.gatewayPort());
        for (String name : List.of("a", "b")) {
            api.revision(
                    name,
                    FakePod.start(
                            vertx,
                            name,
                            request -> request.response()
                                    .end(name + " " + request.getHeader("X-Path") + " "
                                            + request.getHeader("X-Split"))));
        }
    }

    @AfterEach
    void stop() {
        caller.close();
        plane.close();
        Caller.join(vertx.close());
    }

    /** [update], and that backend, header of the path and header of the share are always of one version. */
    @Test
    void noRequestFailsOrSeesHalfAChangeAndAfterReadyAllSeeTheNewOne() throws InterruptedException {
        change(0);
        api.awaitReady("hello");
        Load load = new Load();
        Thread[] clients = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> Thread.ofVirtual().start(load))
                .toArray(Thread[]::new);

        for (int version = 1; version <= UPDATES; version++) {
            change(version);
            api.awaitReady("hello");
            assertThat(caller.get(HOST, "/").body()).isEqualTo(expected(version));
        }

        load.over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(load.statuses).containsOnlyKeys(200);
        assertThat(load.bodies)
                .isSubsetOf(IntStream.rangeClosed(0, UPDATES)
                        .mapToObj(UpdateTest::expected)
                        .toList());
    }

    private void change(int version) {
        api.ingress(
                "hello",
                "rules: [%s]"
                        .formatted(IngressText.rule(
                                List.of(HOST),
                                IngressText.pathWith(
                                        "appendHeaders: {X-Path: \"%d\"}".formatted(version),
                                        IngressText.split(
                                                backend(version), 100, "X-Split: \"%d\"".formatted(version))))));
    }

    private static String backend(int version) {
        return version % 2 == 0 ? "a" : "b";
    }

    private static String expected(int version) {
        return "%s %d %d".formatted(backend(version), version, version);
    }

    private final class Load implements Runnable {
        final AtomicBoolean over = new AtomicBoolean();
        final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        final Set<String> bodies = ConcurrentHashMap.newKeySet();

        @Override
        public void run() {
            while (!over.get()) {
                Reply reply = caller.get(HOST, "/");
                statuses.computeIfAbsent(reply.status(), _ -> new AtomicInteger())
                        .incrementAndGet();
                bodies.add(reply.body());
            }
        }
    }
}
