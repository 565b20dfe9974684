package zeroth.autoscaler.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import zeroth.names.RevisionId;

class PodBookTest {
    private static final RevisionId GREETER = new RevisionId("default", "greeter-00001");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final PodBook book = new PodBook();

    @Test
    void knowsThePortOfStatisticsByItsName() {
        write("one", FIRST, pod("a").build());
        assertThat(book.ready(GREETER))
                .containsExactly(new ReadyPod(GREETER, "a", "127.0.0.1", OptionalInt.of(40123), FIRST));
    }

    @Test
    void doesNotCountPodsThatAreNotReadyOrEnd() {
        write(
                "one",
                FIRST,
                pod("a").build(),
                pod("b").withNewConditions().withReady(false).endConditions().build(),
                pod("c").withNewConditions()
                        .withReady(true)
                        .withTerminating(true)
                        .endConditions()
                        .build());
        assertThat(book.ready(GREETER)).extracting(ReadyPod::name).containsExactly("a");
    }

    @Test
    void countsAPodOnceThatIsInTwoSlices() {
        write("one", FIRST, pod("a").build());
        write("two", FIRST, pod("a").build(), pod("b").build());
        assertThat(book.ready(GREETER)).hasSize(2);
    }

    @Test
    void remembersSinceWhenAPodIsThere() {
        write("one", FIRST, pod("a").build());
        write("one", FIRST.plusSeconds(30), pod("a").build(), pod("b").build());
        assertThat(book.ready(GREETER))
                .extracting(ReadyPod::since)
                .containsExactlyInAnyOrder(FIRST, FIRST.plusSeconds(30));
    }

    @Test
    void forgetsTheSliceThatIsDeleted() {
        write("one", FIRST, pod("a").build());
        write("two", FIRST, pod("b").build());
        book.remove(GREETER, slice("one"));
        assertThat(book.ready(GREETER)).extracting(ReadyPod::name).containsExactly("b");
    }

    @Test
    void knowsNoPodsOfARevisionWithoutSlices() {
        assertThat(book.ready(GREETER)).isEmpty();
    }

    private void write(String name, Instant now, Endpoint... pods) {
        book.write(GREETER, slice(name, pods), now);
    }

    private static EndpointBuilder pod(String name) {
        return new EndpointBuilder()
                .withAddresses("127.0.0.1")
                .withNewTargetRef()
                .withName(name)
                .endTargetRef();
    }

    private static EndpointSlice slice(String name, Endpoint... pods) {
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withEndpoints(pods)
                .addNewPort()
                .withName("http")
                .withPort(40122)
                .endPort()
                .addNewPort()
                .withName("http-autometric")
                .withPort(40123)
                .endPort()
                .build();
    }
}
