package zeroth.controller.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.TCPSocketActionBuilder;
import java.util.List;
import java.util.Optional;
import zeroth.names.Headers;

/**
 * The user's readiness probe, in its two guises: queue-proxy asks the program, and the kubelet asks queue-proxy.
 *
 * @param port of the program, where the probe has none of its own
 */
record ReadinessProbe(Probe probe, int port) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOOPBACK = "127.0.0.1";

    static Optional<ReadinessProbe> of(ServingContainer serving) {
        return Optional.ofNullable(serving.container().getReadinessProbe())
                .map(probe -> new ReadinessProbe(probe, serving.port()));
    }

    /** What the kubelet asks: with the user's timing, at queue-proxy. */
    Probe ofQueueProxy(int queuePort) {
        return new ProbeBuilder(probe)
                .withExec(null)
                .withTcpSocket(null)
                .withGrpc(null)
                .withNewHttpGet()
                .withPort(new IntOrString(queuePort))
                .addNewHttpHeader(Headers.NETWORK_PROBE, Headers.QUEUE)
                .endHttpGet()
                .build();
    }

    /** What queue-proxy asks: the program, in the same pod. */
    Probe ofProgram() {
        ProbeBuilder local = withTimeout(new ProbeBuilder(probe));
        if (probe.getHttpGet() != null) {
            return http(local).build();
        }
        return (probe.getGrpc() != null ? grpc(local) : tcp(local)).build();
    }

    static String json(Probe probe) {
        return write(probe);
    }

    static String json(List<Probe> probes) {
        return write(probes);
    }

    private ProbeBuilder http(ProbeBuilder local) {
        return local.editHttpGet()
                .withHost(LOOPBACK)
                .withPort(new IntOrString(portOr(probe.getHttpGet().getPort())))
                .withScheme(Optional.ofNullable(probe.getHttpGet().getScheme())
                        .filter(scheme -> !scheme.isEmpty())
                        .orElse("HTTP"))
                .endHttpGet();
    }

    private ProbeBuilder grpc(ProbeBuilder local) {
        return local.editGrpc()
                .withPort(Optional.ofNullable(probe.getGrpc().getPort())
                        .filter(number -> number > 0)
                        .orElse(port))
                .endGrpc();
    }

    /** A command cannot be run from another container: queue-proxy looks whether the port is open. */
    private ProbeBuilder tcp(ProbeBuilder local) {
        int number = Optional.ofNullable(probe.getTcpSocket())
                .map(socket -> portOr(socket.getPort()))
                .orElse(port);
        return local.withExec(null)
                .withTcpSocket(new TCPSocketActionBuilder()
                        .withHost(LOOPBACK)
                        .withPort(new IntOrString(number))
                        .build());
    }

    private int portOr(IntOrString own) {
        return ProbePort.of(own).orElse(port);
    }

    private ProbeBuilder withTimeout(ProbeBuilder local) {
        return isPositive(probe.getPeriodSeconds()) && !isPositive(probe.getTimeoutSeconds())
                ? local.withTimeoutSeconds(1)
                : local;
    }

    private static boolean isPositive(Integer seconds) {
        return seconds != null && seconds > 0;
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a probe that was read as JSON can be written as JSON", e);
        }
    }
}
