package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/** Activators that share out the pods of a Revision with a limit of one, beside one API. */
@ExtendWith(SharedApi.class)
class SeveralActivatorsTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger mostAtOnePod = new AtomicInteger();
    private final List<One> activators = new ArrayList<>();
    private Knative knative;

    @BeforeEach
    void start(TestApi api) {
        knative = new Knative(api);
        knative.revision(1);
    }

    @AfterEach
    void stop() {
        activators.forEach(One::close);
        Caller.join(vertx.close());
    }

    @Test
    void eachHasPodsOfItsOwnAndTogetherTheyHaveAllAndNoPodHasMoreThanItsLimit() {
        pods(5);
        knative.path("10.0.0.1", "10.0.0.2");
        One first = activator("10.0.0.1");
        One second = activator("10.0.0.2");
        // Vector of section 9: of five pods a..e the first of two has a, b and e, the second c and d.
        await().until(() -> seenBy(first).size() == 3 && seenBy(second).size() == 2);
        mostAtOnePod.set(0);

        List<Future<Reply>> replies =
                Stream.of(first, second).flatMap(one -> one.burst(40).stream()).toList();

        Set<String> all = bodies(replies);
        assertThat(all).hasSize(5);
        assertThat(mostAtOnePod).hasValue(1);
        assertThat(seenBy(first)).doesNotContainAnyElementsOf(seenBy(second));
    }

    @Test
    void whereThereAreMoreActivatorsThanPodsEachHasOneAndSomeShareIt() {
        pods(2);
        knative.path("10.0.0.1", "10.0.0.2", "10.0.0.3");
        One first = activator("10.0.0.1");
        One second = activator("10.0.0.2");
        One third = activator("10.0.0.3");

        await().until(() ->
                Stream.of(first, second, third).allMatch(one -> seenBy(one).size() == 1));

        assertThat(seenBy(third)).isEqualTo(seenBy(first));
        assertThat(seenBy(second)).isNotEqualTo(seenBy(first));
    }

    @Test
    void theOthersTakeOverThePodsOfOneThatLeavesAndNoRequestIsLost() {
        pods(4);
        knative.path("10.0.0.1", "10.0.0.2");
        One leaving = activator("10.0.0.1");
        One staying = activator("10.0.0.2");
        await().until(() -> seenBy(leaving).size() == 2 && seenBy(staying).size() == 2);

        List<Future<Reply>> before = leaving.burst(30);
        Farewell farewell = new Farewell(new EventLoopTimer(vertx), Duration.ofMillis(500), Duration.ofSeconds(30));
        CompletableFuture<Void> left =
                CompletableFuture.runAsync(() -> leaving.standIn().leave(farewell));
        List<Future<Reply>> meanwhile = Stream.of(leaving, staying)
                .flatMap(one -> one.burst(20).stream())
                .toList();
        knative.path("10.0.0.2");

        bodies(before);
        bodies(meanwhile);
        left.join();
        await().until(() -> seenBy(staying).size() == 4);
    }

    private Set<String> seenBy(One one) {
        return bodies(one.burst(20));
    }

    /** Of requests all of which were answered. */
    private static Set<String> bodies(List<Future<Reply>> replies) {
        Set<String> bodies = new HashSet<>();
        for (Future<Reply> reply : replies) {
            assertThat(Caller.join(reply).status()).isEqualTo(200);
            bodies.add(Caller.join(reply).body());
        }
        return bodies;
    }

    private One activator(String address) {
        StandIn standIn = StandIn.start(vertx, knative.api().client, Knative.settings(address));
        One one = new One(standIn, new Caller(vertx, standIn.httpPort()));
        activators.add(one);
        return one;
    }

    private void pods(int number) {
        knative.pods(IntStream.range(0, number).mapToObj(this::pod).toArray(FakePod[]::new));
    }

    private FakePod pod(int number) {
        AtomicInteger now = new AtomicInteger();
        return FakePod.start(vertx, "pod-" + number, request -> {
            mostAtOnePod.accumulateAndGet(now.incrementAndGet(), Math::max);
            vertx.setTimer(3, _ -> {
                now.decrementAndGet();
                request.response().end("pod-" + number);
            });
        });
    }

    /** An activator and who calls it. */
    private record One(StandIn standIn, Caller caller) {
        List<Future<Reply>> burst(int requests) {
            return IntStream.range(0, requests)
                    .mapToObj(i -> caller.send(HttpMethod.GET, "hello.example.com", "/" + i, Knative.HELLO, ""))
                    .toList();
        }

        void close() {
            caller.close();
            standIn.close();
        }
    }
}
