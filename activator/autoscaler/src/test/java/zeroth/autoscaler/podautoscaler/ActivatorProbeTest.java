package zeroth.autoscaler.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.HttpDouble;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.address.DnsAddress;
import zeroth.autoscaler.address.Protocol;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.autoscaler.podautoscaler.ActivatorProbe.Answer;

class ActivatorProbeTest {
    private final Vertx vertx = Vertx.vertx();
    private final Fetch fetch = new Fetch(vertx, Duration.ofSeconds(5));
    private final World world = new World();

    @AfterEach
    void ends() {
        fetch.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void believesWhoeverAnswersTheProbeAsAnActivator() {
        assertThat(ask(200, "activator")).isEqualTo(Answer.ACTIVATOR);
    }

    @Test
    void believesNobodyElse() {
        assertThat(ask(200, "queue")).isEqualTo(Answer.SOMEBODY_ELSE_OR_NOBODY);
        assertThat(ask(200, "activator and a long story")).isEqualTo(Answer.SOMEBODY_ELSE_OR_NOBODY);
        assertThat(ask(503, "activator")).isEqualTo(Answer.SOMEBODY_ELSE_OR_NOBODY);
    }

    @Test
    void isNotAnsweredWhereThereIsNoServiceOrNoBackend() {
        ActivatorProbe nowhere = new HttpActivatorProbe(fetch, (_, _, _) -> Optional.empty());
        assertThat(nowhere.ask(world.autoscaler())).isEqualTo(Answer.SOMEBODY_ELSE_OR_NOBODY);
        world.status(Instant.EPOCH, conditions -> conditions);
        assertThat(nowhere.ask(world.autoscaler())).isEqualTo(Answer.SOMEBODY_ELSE_OR_NOBODY);
    }

    @Test
    void looksOnAClusterWhereDnsLeads() {
        String host = "greeter-00001.default.svc.cluster.local";
        DnsAddress dns = new DnsAddress("cluster.local");
        assertThat(dns.find("default", "greeter-00001", Protocol.of("http1"))).contains(new Address(host, 80, host));
        assertThat(dns.find("default", "greeter-00001", Protocol.of("h2c"))).contains(new Address(host, 81, host));
    }

    private Answer ask(int status, String body) {
        world.status(Instant.EPOCH, conditions -> conditions);
        try (HttpDouble peer = new HttpDouble(vertx, request -> {
            boolean asked = "activator".equals(request.getHeader("K-Network-Probe"))
                    && "Knative-Autoscaling-Probe".equals(request.getHeader("User-Agent"))
                    && "/healthz".equals(request.path());
            request.response().setStatusCode(asked ? status : 404).end(body);
        })) {
            return new HttpActivatorProbe(fetch, (_, _, _) -> Optional.of(peer.address())).ask(world.autoscaler());
        }
    }
}
