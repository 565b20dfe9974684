package zeroth.dataplane.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.throttle.Pod;

class EndpointsReadingTest {
    @Test
    void readyAndNotReadyAreToldApartAndPortsAreFoundByName() {
        Addresses addresses = read("""
                - addresses: [{ip: 10.0.0.9}, {ip: 10.0.0.10, targetRef: {kind: Pod, name: b}}]
                  notReadyAddresses: [{ip: 10.0.0.2}]
                  ports: [{name: http-autometric, port: 9090}, {name: http2, port: 8013}]
                """);

        assertThat(addresses.ready())
                .containsExactly(
                        new Pod("b", "10.0.0.10", 8013, Pod.Protocol.H2C),
                        new Pod("10.0.0.9:8013", "10.0.0.9", 8013, Pod.Protocol.H2C));
        assertThat(addresses.notReady()).extracting(Pod::host).containsExactly("10.0.0.2");
    }

    @Test
    void whatHasNoSuchPortHasNoPods() {
        assertThat(read("- {addresses: [{ip: 10.0.0.9}], ports: [{name: https, port: 8112}]}")
                        .isEmpty())
                .isTrue();
        assertThat(read("- {addresses: [{ip: 10.0.0.9}]}").isEmpty()).isTrue();
    }

    private static Addresses read(String subsets) {
        return EndpointsReading.of(Serialization.unmarshal(
                "apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\nsubsets:\n" + subsets, Endpoints.class));
    }
}
