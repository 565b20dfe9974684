package zeroth.dataplane.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Pod.Protocol;

class SlicesTest {
    @Test
    void portsAreFoundByNameNeverByNumber() {
        assertThat(pods("""
                ports: [{name: http-autometric, port: 1}, {name: http, port: 4711}]
                endpoints:
                - {addresses: [127.0.0.1], conditions: {ready: true}, targetRef: {kind: Pod, name: a}}
                """)).containsExactly(new Pod("a", "127.0.0.1", 4711, Protocol.HTTP1));
    }

    @Test
    void thePortsNameSaysTheProtocol() {
        assertThat(pods("""
                ports: [{name: http2, port: 4711}]
                endpoints: [{addresses: [10.0.0.1]}]
                """)).containsExactly(new Pod("10.0.0.1:4711", "10.0.0.1", 4711, Protocol.H2C));
    }

    @Test
    void whatIsNotReadyOrTerminatesGetsNothing() {
        assertThat(pods("""
                ports: [{name: http, port: 80}]
                endpoints:
                - {addresses: [10.0.0.1], conditions: {ready: false}}
                - {addresses: [10.0.0.2], conditions: {ready: true, terminating: true}}
                - {addresses: [10.0.0.3], conditions: {ready: true, terminating: false}}
                """)).extracting(Pod::host).containsExactly("10.0.0.3");
    }

    @Test
    void aPodIsOneHoweverManySlicesNameItAndTheOrderIsThatOfAddresses() {
        String one = """
                ports: [{name: http, port: 80}]
                endpoints: [{addresses: [10.0.0.2]}, {addresses: [10.0.0.1]}]
                """;

        assertThat(pods(one, one)).extracting(Pod::host).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void aSliceWithoutPortsOrEndpointsHasNoPods() {
        assertThat(pods("addressType: IPv4")).isEmpty();
    }

    private static List<Pod> pods(String... slices) {
        return Slices.pods(Arrays.stream(slices)
                .map(yaml -> Serialization.unmarshal(yaml, EndpointSlice.class))
                .toList());
    }
}
